package ai.honeyhive.server.internal.keys;

import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.DocumentIds;
import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys callers may present, each of one project: those the server was started with, and those
 * that were created since, of which the store keeps a hash. As long as there is none, every caller
 * on this machine is welcome in the default project.
 */
public final class ApiKeys {
  private static final String SCHEME = "Bearer ";
  private static final String KIND = "api_key";
  private static final String PREFIX = "hh_";
  private static final int RANDOM_BYTES = 32;
  private static final int HINT_LENGTH = 4;
  private static final int MOST = 1_000;

  private final Documents documents;
  private final List<Key> given;
  private final boolean always;
  private volatile List<Key> created;

  private record Key(KeyHash hash, String project) {}

  /**
   * Reads the keys that were created before.
   *
   * @param given keys, and the project of each
   * @param always whether a key is needed even when there is none
   */
  public ApiKeys(Documents documents, Map<String, String> given, boolean always) {
    this.documents = documents;
    this.given = given.entrySet().stream()
        .map(entry -> new Key(KeyHash.of(entry.getKey()), entry.getValue()))
        .toList();
    this.always = always;
    this.created = read();
  }

  /** Whether there is any. */
  public boolean areThere() {
    return !given.isEmpty() || !created.isEmpty();
  }

  /** Guards a handler: it sees only requests with a known key, each in its key's project. */
  public Handler guard(Handler next) {
    return request -> next.handle(request.withProject(project(request.header("Authorization"))));
  }

  /**
   * The project a caller works in.
   *
   * @throws HttpFailure when the caller has no known key, and needs one
   */
  public String project(@Nullable String authorization) {
    if (!always && !areThere()) {
      return Request.DEFAULT_PROJECT;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw HttpFailure.unauthorized("An API key is required: Authorization: Bearer <key>");
    }
    KeyHash presented = KeyHash.of(authorization.substring(SCHEME.length()).strip());
    String project = find(given, presented, find(created, presented, null));
    if (project == null) {
      throw HttpFailure.unauthorized("The API key is not known to this server");
    }
    return project;
  }

  /** Looks at every key, so that the time does not tell which one was nearly right. */
  private static @Nullable String find(
      List<Key> keys, KeyHash presented, @Nullable String otherwise) {
    String found = otherwise;
    for (Key key : keys) {
      if (key.hash().is(presented)) {
        found = key.project();
      }
    }
    return found;
  }

  /** The projects that a key opens, and the default project. */
  public Set<String> projects() {
    Set<String> names = new TreeSet<>(List.of(Request.DEFAULT_PROJECT));
    given.forEach(key -> names.add(key.project()));
    created.forEach(key -> names.add(key.project()));
    return names;
  }

  /**
   * A key that was just created: the only time that its text is there.
   *
   * @param text what callers present
   * @param document what is kept of it
   */
  public record Created(String text, Document document) {
    /** Without the key. */
    @Override
    public String toString() {
      return "Created[" + document.id() + "]";
    }
  }

  /** Creates a key, durably. */
  public synchronized Created create(String project, String name) {
    if (created.size() >= MOST) {
      throw HttpFailure.badRequest("There are " + MOST + " keys already; delete some first");
    }
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Document document = Document.of(key(DocumentIds.next()))
        .name(project)
        .json(Json.object()
            .put("project", project)
            .put("name", name)
            .put("hash", KeyHash.of(text).hex())
            .put("hint", text.substring(text.length() - HINT_LENGTH)))
        .build();
    documents.put(document);
    created = read();
    return new Created(text, document);
  }

  /** What is kept of the keys that were created: of one project, or of all when that is null. */
  public List<Document> list(@Nullable String project) {
    DocumentQuery all = DocumentQuery.of(Projects.SERVER, KIND);
    return documents.all(project == null ? all : all.named(project));
  }

  /** What is kept of one key; null when there is none. */
  public @Nullable Document find(String id) {
    return documents.find(key(id)).orElse(null);
  }

  /** Makes a key unknown, durably. */
  public synchronized void delete(String id) {
    documents.delete(key(id));
    created = read();
  }

  private static Document.Key key(String id) {
    return new Document.Key(Projects.SERVER, KIND, id);
  }

  private List<Key> read() {
    return list(null).stream()
        .map(document ->
            new Key(KeyHash.ofHex(document.json().path("hash").asText()), document.name()))
        .toList();
  }
}
