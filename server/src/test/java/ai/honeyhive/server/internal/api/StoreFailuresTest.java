package ai.honeyhive.server.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.Caller;
import ai.honeyhive.server.Logs;
import ai.honeyhive.server.internal.errors.IngestErrors;
import ai.honeyhive.server.internal.http.BodyMemory;
import ai.honeyhive.server.internal.http.HttpListener;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Router;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.keys.ApiKeys;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import ai.honeyhive.server.store.DocumentStore;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.Store;
import ai.honeyhive.server.store.StoreBusyException;
import ai.honeyhive.server.store.StoreException;
import ai.honeyhive.server.store.archive.Archive;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import ai.honeyhive.server.store.session.SessionPage;
import ai.honeyhive.server.store.session.SessionQuery;
import ai.honeyhive.server.store.upkeep.Removed;
import ai.honeyhive.server.store.upkeep.Retention;
import ai.honeyhive.server.store.upkeep.StoreStatus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** A store in trouble is asked again later: 503 with Retry-After, which clients retry. */
class StoreFailuresTest {

  /** A disk that is full, after a queue that is. */
  private static final class FailingStore implements Store, EventStore, DocumentStore {
    private boolean busy = true;

    @Override
    public EventStore events() {
      return this;
    }

    @Override
    public DocumentStore documents() {
      return this;
    }

    @Override
    public Archive archive() {
      return new Archive() {
        @Override
        public List<ArchiveRecord> read(
            String project, Section section, ArchiveRecord after, int limit) {
          throw new StoreException("unreadable", null);
        }

        @Override
        public CompletableFuture<Void> restore(String project, List<ArchiveRecord> records) {
          return write(List.of());
        }
      };
    }

    @Override
    public CompletableFuture<Void> put(List<Document> documents) {
      return write(List.of());
    }

    @Override
    public CompletableFuture<Integer> delete(List<Document.Key> keys) {
      return write(List.of()).thenApply(none -> 0);
    }

    @Override
    public List<Document> get(List<Document.Key> keys) {
      throw new StoreException("unreadable", null);
    }

    @Override
    public List<Document> list(DocumentQuery query) {
      if (query.kind().equals("api_key")) {
        // Read at the start.
        return List.of();
      }
      throw new StoreException("unreadable", null);
    }

    @Override
    public void scan(EventQuery query, Predicate<Event> each) {
      throw new StoreException("unreadable", null);
    }

    @Override
    public CompletableFuture<Void> write(List<EventWrite> writes) {
      if (busy) {
        busy = false;
        throw new StoreBusyException("too much is waiting");
      }
      return CompletableFuture.failedFuture(new StoreException("disk full", null));
    }

    @Override
    public CompletableFuture<Void> update(String project, String eventId, EventUpdate update) {
      return write(List.of());
    }

    @Override
    public Optional<Event> find(String project, String eventId) {
      throw new StoreException("unreadable", null);
    }

    @Override
    public List<Event> session(String project, String sessionId) {
      throw new StoreException("unreadable", null);
    }

    @Override
    public EventPage search(EventQuery query) {
      throw new StoreException("unreadable", null);
    }

    @Override
    public SessionPage sessions(SessionQuery query) {
      throw new StoreException("unreadable", null);
    }

    @Override
    public long delete(String project, String eventId) {
      throw new StoreException("disk full", null);
    }

    @Override
    public Removed retain(Retention retention) {
      throw new StoreException("disk full", null);
    }

    @Override
    public StoreStatus status() {
      throw new StoreException("unreadable", null);
    }

    @Override
    public void close() {}
  }

  @Test
  void callersAreAskedToComeAgain() throws Exception {
    Router router = new Router();
    Storage storage = new Storage(new FailingStore());
    IngestErrors errors = new IngestErrors(storage.documents());
    DataPlane.addTo(
        router,
        storage,
        request -> Response.json(Json.object()),
        new ApiKeys(storage.documents(), Map.of(), false),
        errors);
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (errors;
        Logs logs = new Logs(StoreFailures.class);
        HttpListener listener = HttpListener.start(loopback, router, BodyMemory.ofHeap())) {
      Caller caller = new Caller(URI.create("http://127.0.0.1:" + listener.port()));
      String event = "{\"event_type\": \"tool\", \"inputs\": {}}";
      assertUnavailable(caller.post("/v1/events", event), "too much is waiting");
      assertThat(logs.levels()).isEmpty();
      assertUnavailable(caller.post("/v1/events", event), "disk full");
      assertUnavailable(caller.post("/v1/events", event), "disk full");
      assertThat(logs.levels()).containsExactly(Level.WARNING, Level.FINE);
      String id = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
      assertUnavailable(caller.put("/v1/events/" + id, "{}"), "disk full");
      assertUnavailable(caller.get("/v1/events/" + id), "unreadable");
      assertUnavailable(caller.get("/v1/sessions/" + id), "unreadable");
      assertUnavailable(caller.post("/v1/events/search", "{}"), "unreadable");
    }
  }

  private static void assertUnavailable(Caller.Answer answer, String message) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.json().get("message").asText()).contains(message);
    assertThat(answer.json().get("errorCode").asText()).isEqualTo("UNAVAILABLE");
  }
}
