package ai.honeyhive.client.internal.dialect.agents;

import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import java.util.List;

/** OpenLIT, which follows the GenAI conventions; its name is that of the SDK or the scope. */
public final class OpenLitDialect implements Dialect {
  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(
        Signature.OTHERS,
        "openlit",
        span -> span.attributes().has("gen_ai.agent.id")
            && (span.facts().scopeName().startsWith("openlit")
                || "openlit".equals(span.resource().get("telemetry.sdk.name")))));
  }

  /** What it says is read as the GenAI conventions. */
  @Override
  public void read(SpanReading span) {}
}
