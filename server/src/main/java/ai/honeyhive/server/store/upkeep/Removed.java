package ai.honeyhive.server.store.upkeep;

/**
 * What a store forgot.
 *
 * @param sessions whole sessions
 * @param events events, those of sessions themselves too
 */
public record Removed(long sessions, long events) {}
