package ai.honeyhive.server.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys a caller may present. Only their SHA-256 hashes are kept. */
public final class ApiKeys {
  private static final String SCHEME = "Bearer ";

  private final List<byte[]> hashes;

  private ApiKeys(List<byte[]> hashes) {
    this.hashes = hashes;
  }

  /** Hashes the keys; none means that every caller is welcome. */
  public static ApiKeys of(Collection<String> keys) {
    return new ApiKeys(keys.stream().map(ApiKeys::hash).toList());
  }

  /** Guards a handler: it sees only requests with a known key. */
  public Handler guard(Handler next) {
    return request -> {
      check(request.header("Authorization"));
      return next.handle(request);
    };
  }

  private void check(@Nullable String authorization) {
    if (hashes.isEmpty()) {
      return;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw HttpFailure.unauthorized("An API key is required: Authorization: Bearer <key>");
    }
    byte[] presented = hash(authorization.substring(SCHEME.length()).strip());
    boolean known = false;
    for (byte[] hash : hashes) {
      known |= MessageDigest.isEqual(hash, presented);
    }
    if (!known) {
      throw HttpFailure.unauthorized("The API key is not known to this server");
    }
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
