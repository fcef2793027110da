package ai.honeyhive.test;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.Faults;
import ai.honeyhive.server.HoneyHiveServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A real {@link HoneyHiveServer} for one test: on a free port of loopback, with storage in a
 * temporary directory and one API key. Events are read back over HTTP, as anybody would.
 *
 * <p>It remembers which events the test has read, because {@link HoneyHiveExtension} fails a test
 * that stores events and does not look at them. Thread-safe.
 */
public final class TestServer implements AutoCloseable {
  private static final String API_KEY = "hh_test";
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Faults faults = new Faults();
  private final HoneyHiveServer server;
  private final ServerHttp http;
  private final Path directory;
  private final Duration wait;
  private final Set<String> read = ConcurrentHashMap.newKeySet();
  private List<Event> unread = List.of();
  private boolean closed;

  private TestServer(Duration wait) {
    this.wait = wait;
    try {
      directory = Files.createTempDirectory("honeyhive-test-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a temporary directory", e);
    }
    server = HoneyHiveServer.builder()
        .port(0)
        .storage(directory)
        .apiKey(API_KEY)
        .faults(faults)
        .start();
    http = new ServerHttp(server.uri(), API_KEY);
  }

  /**
   * Starts a server without the guards of {@link HoneyHiveExtension}. In a test, take the
   * extension's instead.
   *
   * @return the running server, to be closed by the caller
   * @throws UncheckedIOException if there is no free port or no temporary directory
   */
  public static TestServer start() {
    return new TestServer(WAIT);
  }

  static TestServer start(Duration wait) {
    return new TestServer(wait);
  }

  /**
   * Returns where the server is.
   *
   * @return for example {@code http://127.0.0.1:40123}, without a path
   */
  public URI uri() {
    return server.uri();
  }

  /**
   * Returns the only key the server knows; a request without it is refused.
   *
   * @return the API key
   */
  public String apiKey() {
    return API_KEY;
  }

  /**
   * Returns what goes wrong with the next requests; nothing does until the test says so. The
   * methods of this class use the same server, so let the faults concern other paths than those the
   * test reads from.
   *
   * @return the script of this server
   */
  public Faults faults() {
    return faults;
  }

  /**
   * Returns what is stored now, without waiting, and counts it as read.
   *
   * @return the events that are not sessions, those that started first first
   */
  public List<Event> events() {
    return markRead(stored());
  }

  /**
   * Waits until events are stored and counts all of them as read.
   *
   * @param count how many events at least, sessions not counted
   * @return every stored event that is not a session, those that started first first
   * @throws AssertionError if there are fewer after ten seconds; the message lists what arrived
   */
  public List<Event> awaitEvents(int count) {
    return markRead(await(
        count + " events",
        events -> events.size() >= count ? Optional.of(events) : Optional.empty()));
  }

  /**
   * Waits for the event with a name and counts it as read.
   *
   * @param name the event's name; sessions are not looked at
   * @return the event
   * @throws AssertionError if there is none after ten seconds, or several; the message lists what
   *     arrived
   */
  public Event awaitEvent(String name) {
    List<Event> named = await("an event named \"" + name + "\"", events -> {
      List<Event> found =
          events.stream().filter(event -> event.eventName().equals(name)).toList();
      return found.isEmpty() ? Optional.empty() : Optional.of(found);
    });
    if (named.size() > 1) {
      throw new AssertionError(
          named.size() + " events are named \"" + name + "\"; take awaitEvents: " + named);
    }
    return markRead(named).get(0);
  }

  /**
   * Returns the sessions that are stored now.
   *
   * @return the session events, those that started first first
   */
  public List<Event> sessions() {
    return http.allEvents().stream().filter(TestServer::isSession).toList();
  }

  /**
   * Returns a session that is stored now.
   *
   * @param id the session's id
   * @return the session event
   * @throws AssertionError if it is not stored; the message lists the sessions that are
   */
  public Event session(String id) {
    List<Event> sessions = sessions();
    return find(sessions, id)
        .orElseThrow(
            () -> new AssertionError("session " + id + " is not stored, only " + sessions));
  }

  /**
   * Waits for a session.
   *
   * @param id the session's id
   * @return the session event
   * @throws AssertionError if it is not stored after ten seconds; the message lists the sessions
   *     that are
   */
  public Event awaitSession(String id) {
    long deadline = System.nanoTime() + wait.toNanos();
    while (System.nanoTime() - deadline < 0) {
      Optional<Event> session = find(sessions(), id);
      if (session.isPresent()) {
        return session.get();
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return session(id);
  }

  /**
   * Sends a plain request with the API key.
   *
   * @param path the path, with a query if needed, for example {@code /v1/traces}
   * @param contentType the value of {@code Content-Type}
   * @param body the body
   * @return the answer, whatever its status
   * @throws UncheckedIOException if there is no answer
   */
  public ServerResponse post(String path, String contentType, byte[] body) {
    return http.post(path, contentType, body);
  }

  /**
   * Asks for a path with the API key.
   *
   * @param path the path, with a query if needed
   * @return the answer, whatever its status
   * @throws UncheckedIOException if there is no answer
   */
  public ServerResponse get(String path) {
    return http.get(path);
  }

  /**
   * Stops the server and deletes its storage. A test may do so to see how things go on without a
   * server; events are read before. Closing again does nothing.
   *
   * @throws UncheckedIOException if the storage cannot be deleted
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      unread =
          stored().stream().filter(event -> !read.contains(event.eventId())).toList();
    } finally {
      server.close();
      delete();
    }
  }

  Path storage() {
    return directory;
  }

  /** What nobody had read when the server was closed. */
  synchronized List<Event> unread() {
    return unread;
  }

  private List<Event> stored() {
    return http.allEvents().stream().filter(event -> !isSession(event)).toList();
  }

  private List<Event> markRead(List<Event> events) {
    events.forEach(event -> read.add(event.eventId()));
    return events;
  }

  private List<Event> await(String what, Function<List<Event>, Optional<List<Event>>> search) {
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      List<Event> stored = stored();
      Optional<List<Event>> found = search.apply(stored);
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new AssertionError("waited " + wait.toMillis() + " ms for " + what + "; "
            + stored.size() + " arrived: " + stored + "; sessions: " + sessions());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static boolean isSession(Event event) {
    return event.eventType() == EventType.SESSION;
  }

  private static Optional<Event> find(List<Event> sessions, String id) {
    return sessions.stream().filter(event -> event.sessionId().equals(id)).findFirst();
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the storage of the test's server", e);
    }
  }
}
