package ai.honeyhive.client.internal.mapping;

import java.util.List;

/** A span as it came, before anything is decided about it. */
public record SpanSource(
    SpanFacts facts, Attributes attributes, Attributes resource, List<Moment> moments) {}
