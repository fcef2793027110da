package ai.honeyhive.client.internal.dialect.agents;

import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.TypeRule;
import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.Optional;

/** Koog, by JetBrains: the GenAI conventions, and spans for the nodes of an agent's graph. */
public final class KoogDialect implements Dialect {
  @Override
  public List<TypeRule> typeRules() {
    return List.of(new TypeRule(
        TypeRule.LAST,
        span ->
            span.attributes().has("koog.node.name") && !span.attributes().has("gen_ai.tool.name")
                ? Optional.of(EventType.CHAIN)
                : Optional.empty()));
  }

  /** What it says is read as the GenAI conventions; the node's name stays as it is. */
  @Override
  public void read(SpanReading span) {}
}
