package ai.honeyhive.client.internal.mapping;

import org.jspecify.annotations.Nullable;

/** The fields of a span that the rules read, other than its ids, attributes and events. */
public record SpanFacts(
    String name,
    String scopeName,
    @Nullable String scopeVersion,
    boolean failed,
    @Nullable String statusMessage,
    double durationMillis) {}
