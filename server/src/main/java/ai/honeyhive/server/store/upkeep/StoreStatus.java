package ai.honeyhive.server.store.upkeep;

/**
 * How a store is.
 *
 * @param bytes what is kept takes so much on the disk; files may be larger, by what was deleted and
 *     will be used again
 * @param textBehind so many events, roughly, are not in the index of the text search yet, or not as
 *     they are now; 0 when it is complete
 */
public record StoreStatus(long bytes, long textBehind) {}
