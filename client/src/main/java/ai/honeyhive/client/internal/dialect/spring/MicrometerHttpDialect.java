package ai.honeyhive.client.internal.dialect.spring;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import java.util.List;

/**
 * HTTP exchanges as Micrometer observes them, under names of its own. What is the same on every
 * span that went well says nothing, and is dropped.
 */
public final class MicrometerHttpDialect implements Dialect {
  private static final List<Move> TABLE = List.of(
      Move.of("http.url", Section.INPUTS, "url"),
      Move.of("method", Section.METADATA, "http.method"));

  @Override
  public void read(SpanReading span) {
    Attributes attributes = span.attributes();
    boolean exchange = attributes.has("method")
        && attributes.has("status")
        && (attributes.has("http.url") || attributes.has("uri"));
    if (!exchange) {
      return;
    }
    span.move(TABLE);
    span.draft().offerHttpStatusAttribute("status");
    if ("none".equals(attributes.get("exception"))) {
      attributes.use("exception");
    }
    if ("SUCCESS".equals(attributes.get("outcome"))) {
      attributes.use("outcome");
    }
  }
}
