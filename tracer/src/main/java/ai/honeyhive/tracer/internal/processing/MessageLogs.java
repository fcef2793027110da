package ai.honeyhive.tracer.internal.processing;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
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

  public MessageLogs(Fence fence) {
    this.fence = fence;
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
    return new MessageLogRecord(fence);
  }
}
