package ai.honeyhive.server.internal.errors;

import ai.honeyhive.server.internal.errors.IngestError.Reason;
import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.storage.DocumentIds;
import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import ai.honeyhive.server.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what was refused, the last thousand errors of each project. Those who send never wait for
 * that: equal errors of a second become one, which a thread of its own writes.
 */
public final class IngestErrors implements AutoCloseable {
  /** The most errors that are kept of one project. */
  public static final int MOST = 1_000;

  private static final Logger LOG = System.getLogger(IngestErrors.class.getName());
  private static final String KIND = "ingest_error";
  private static final int SLACK = 100;
  private static final long GATHER_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long END_MILLIS = 5_000;

  private final Documents documents;
  private final Thread thread = new Thread(this::run, "honeyhive-server-errors");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // One at a time writes and deletes.
  private final ReentrantLock writing = new ReentrantLock();
  private Map<Reason, IngestError> waiting = new LinkedHashMap<>();
  private boolean closing;

  /** Keeps errors among the documents. */
  public IngestErrors(Documents documents) {
    this.documents = documents;
    thread.setDaemon(true);
  }

  /** Keeps what a handler refuses. */
  public Handler watch(String route, Handler next) {
    return request -> {
      try {
        return next.handle(request);
      } catch (HttpFailure e) {
        refused(request, route, e);
        throw e;
      } catch (RuntimeException e) {
        add(
            new Reason(
                request.project(),
                route,
                500,
                "internal",
                "The server failed: " + e.getClass().getName()),
            1,
            List.of());
        throw e;
      }
    };
  }

  private void refused(Request request, String route, HttpFailure e) {
    String kind = switch (e.status()) {
      case 413 -> "too_large";
      case 415 -> "unsupported_media_type";
      case 503 -> "unavailable";
      default -> "invalid";
    };
    String message = String.valueOf(e.getMessage());
    add(
        new Reason(request.project(), route, e.status(), kind, message),
        e.concerned(),
        e.concernedIds());
  }

  /** Some of the spans of a request were left out. */
  public void spans(Request request, int count, String message, List<String> ids) {
    String route = request.method() + " " + request.rawPath();
    add(new Reason(request.project(), route, 200, "refused_spans", message), count, ids);
  }

  private void add(Reason reason, long items, List<String> ids) {
    Instant now = Instant.now();
    lock.lock();
    try {
      if (closing || (waiting.size() >= MOST && !waiting.containsKey(reason))) {
        return;
      }
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
      waiting.computeIfAbsent(reason, r -> new IngestError(r, now)).happened(now, items, ids);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    boolean running = true;
    while (running) {
      running = awaitErrors();
      try {
        write();
      } catch (StoreException | HttpFailure e) {
        LOG.log(Level.DEBUG, "errors of ingestion were not kept", e);
      }
    }
  }

  /** Waits for the first error, and then a moment for more; false at the end. */
  private boolean awaitErrors() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closing) {
        changed.awaitUninterruptibly();
      }
      long left = GATHER_NANOS;
      while (left > 0 && !closing) {
        left = changed.awaitNanos(left);
      }
      return !closing;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Writes what waits. */
  private void write() {
    writing.lock();
    try {
      Map<Reason, IngestError> taken = take();
      if (taken.isEmpty()) {
        return;
      }
      List<Document> errors = new ArrayList<>();
      Set<String> projects = new TreeSet<>();
      for (IngestError error : taken.values()) {
        projects.add(error.reason().project());
        errors.add(Document.of(new Document.Key(error.reason().project(), KIND, DocumentIds.next()))
            .created(error.first())
            .json(error.json())
            .build());
      }
      try {
        documents.put(errors);
      } catch (StoreException | HttpFailure e) {
        putBack(taken);
        throw e;
      }
      projects.forEach(this::trim);
    } finally {
      writing.unlock();
    }
  }

  private Map<Reason, IngestError> take() {
    lock.lock();
    try {
      Map<Reason, IngestError> taken = waiting;
      waiting = new LinkedHashMap<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** They could not be written now. */
  private void putBack(Map<Reason, IngestError> taken) {
    lock.lock();
    try {
      if (waiting.isEmpty()) {
        waiting = taken;
      }
    } finally {
      lock.unlock();
    }
  }

  private void trim(String project) {
    List<Document> all = documents.all(DocumentQuery.of(project, KIND));
    if (all.size() > MOST + SLACK) {
      documents.delete(all.subList(MOST, all.size()).stream().map(Document::key).toList());
    }
  }

  /** A project's errors, the newest first. */
  public List<Document> list(String project, int limit) {
    write();
    return documents.list(DocumentQuery.of(project, KIND).limit(Math.min(limit, MOST)));
  }

  /** Forgets a project's errors; tells how many there were. */
  public int clear(String project) {
    writing.lock();
    try {
      write();
      return documents.delete(documents.all(DocumentQuery.of(project, KIND)).stream()
          .map(Document::key)
          .toList());
    } finally {
      writing.unlock();
    }
  }

  /** Writes what waits, and ends the thread. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
