package ai.honeyhive.client.internal.dialect;

import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import java.util.List;

/** Attributes outside of these conventions that HoneyHive's service has a place for. */
final class ServiceDialect implements Dialect {
  private static final List<Move> TABLE = List.of(
      Move.of("messaging.destination.name", Section.METADATA, "messaging_destination"),
      Move.of("llm.function_call", Section.METADATA, "function_call"),
      Move.of("llm.user", Section.CONFIG, "user"),
      Move.of("db.system", Section.CONFIG, "db_vendor"));

  @Override
  public void read(SpanReading span) {
    span.move(TABLE);
    span.moveAll("tool.inputs.", Section.INPUTS);
    span.moveAll("tool.outputs.", Section.OUTPUTS);
    span.moveAll("gpu.", Section.METRICS);
    span.moveAll("pinecone.usage.", Section.METRICS);
  }
}
