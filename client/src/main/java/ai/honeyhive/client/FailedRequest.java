package ai.honeyhive.client;

import org.jspecify.annotations.Nullable;

/**
 * The request that failed, and what was answered. Neither holds the API key.
 *
 * @param method the HTTP method
 * @param path the path, without the query
 * @param status the status of the answer, or 0 when there was none
 * @param requestId what the backend calls the request, or null when it did not say
 * @param body the beginning of the answer's body as text; empty when there was none
 */
public record FailedRequest(
    String method, String path, int status, @Nullable String requestId, String body) {}
