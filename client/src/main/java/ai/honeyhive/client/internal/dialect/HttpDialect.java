package ai.honeyhive.client.internal.dialect;

import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import java.util.List;

/** HTTP client spans, in OpenTelemetry's stable names and in the older ones. */
final class HttpDialect implements Dialect {
  private static final List<Move> TABLE = List.of(
      Move.of("http.request.method", Section.METADATA, "http.method"),
      Move.of("http.method", Section.METADATA, "http.method"),
      Move.of("url.full", Section.INPUTS, "url"),
      Move.of("http.url", Section.INPUTS, "url"));

  @Override
  public void read(SpanReading span) {
    if (span.attributes().has("http.request.method") || span.attributes().has("http.method")) {
      span.move(TABLE);
    }
  }
}
