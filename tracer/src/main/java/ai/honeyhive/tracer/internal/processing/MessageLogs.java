package ai.honeyhive.tracer.internal.processing;

import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.LoggerBuilder;
import io.opentelemetry.api.logs.LoggerProvider;

/**
 * Joins log records to their span. Several instrumentations put the texts of messages only in log
 * records (events such as {@code gen_ai.user.message}); here each becomes an event of the span in
 * its context, with the same name. Records without an event name are not ours and are left out.
 * Thread-safe.
 */
public final class MessageLogs implements LoggerProvider, LoggerBuilder, Logger {
  private final Fence fence;
  private final Attributes marks;

  public MessageLogs(Fence fence) {
    this(fence, Attributes.empty());
  }

  private MessageLogs(Fence fence, Attributes marks) {
    this.fence = fence;
    this.marks = marks;
  }

  /** Makes one for spans that others export too, and can tell by a mark what is not for them. */
  public static MessageLogs marked(Fence fence) {
    return new MessageLogs(fence, Attributes.of(SpanKeys.MESSAGE, true));
  }

  @Override
  public LoggerBuilder loggerBuilder(String instrumentationScopeName) {
    return this;
  }

  @Override
  public LoggerBuilder setSchemaUrl(String schemaUrl) {
    return this;
  }

  @Override
  public LoggerBuilder setInstrumentationVersion(String instrumentationScopeVersion) {
    return this;
  }

  @Override
  public Logger build() {
    return this;
  }

  @Override
  public LogRecordBuilder logRecordBuilder() {
    return new MessageLogRecord(fence, marks);
  }
}
