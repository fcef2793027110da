package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.StoreBusyException;
import ai.honeyhive.server.store.StoreException;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One thread that commits what many asked for: requests that wait while a commit is on its way to
 * the disk share the next one. A request is done when its commit is.
 */
public final class GroupCommit implements AutoCloseable {
  static final long MAX_WAITING_BYTES = 64L << 20;
  private static final int MAX_WRITES_A_COMMIT = 2000;

  private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Writer writer;
  private final Thread thread;
  private volatile Runnable afterCommit = () -> {};
  private boolean closed;

  private record Request(List<? extends Change> writes, long weight, CompletableFuture<Void> done) {
    Request(List<? extends Change> writes, long weight) {
      this(writes, weight, new CompletableFuture<>());
    }

    /** Why something of it was not done; null when all was. */
    @Nullable
    StoreException refusal() {
      return writes.stream()
          .map(Change::refusal)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }

    /** The last request is the only empty one. */
    boolean isStop() {
      return writes.isEmpty();
    }
  }

  private record ForgetTextChanges(long last) implements Change {
    @Override
    public long weight() {
      return 64;
    }

    @Override
    public void applyTo(Writer writer) throws SQLException {
      writer.removals().forgetTextChanges(last);
    }
  }

  /** Starts the thread, which owns the connection from now on. */
  public static GroupCommit start(Connection connection) throws SQLException {
    return new GroupCommit(new Writer(connection));
  }

  private GroupCommit(Writer writer) {
    this.writer = writer;
    this.thread = new Thread(this::run, "honeyhive-server-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Writes all or none; done when they are on the disk. */
  public CompletableFuture<Void> write(List<EventWrite> writes) {
    return submit(writes.stream().map(EncodedWrite::of).toList());
  }

  /** Updates one event, whether it is there or not; done when that is on the disk. */
  public CompletableFuture<Void> update(String project, String eventId, EventUpdate update) {
    return submit(
        update.isEmpty() ? List.of() : List.of(new EncodedUpdate(project, eventId, update)));
  }

  /**
   * Writes documents that replace the version they were read at; done when they are on the disk.
   */
  public CompletableFuture<Void> put(List<Document> documents) {
    return submit(documents.isEmpty() ? List.of() : List.of(new PutDocuments(documents)));
  }

  /** Deletes documents; done with how many were there, when that is on the disk. */
  public CompletableFuture<Integer> delete(List<Document.Key> keys) {
    DeleteDocuments delete = new DeleteDocuments(keys);
    return submit(keys.isEmpty() ? List.of() : List.of(delete)).thenApply(done -> delete.deleted());
  }

  /**
   * Deletes an event; of a session so many of its events, and itself with the last. Done with how
   * many, when that is on the disk.
   */
  public CompletableFuture<Integer> remove(String project, String id, int most) {
    RemoveEvents remove = new RemoveEvents(project, id, most);
    return submit(List.of(remove)).thenApply(done -> remove.removed());
  }

  /** Deletes what the text index knows of the log of changes. */
  public CompletableFuture<Void> forgetTextChanges(long last) {
    return submit(List.of(new ForgetTextChanges(last)));
  }

  /** Whether something is waiting to be written. */
  public boolean isBusy() {
    return waitingBytes.get() > 0;
  }

  /** Has something done after each commit, shortly, on the thread that commits. */
  public void afterCommit(Runnable task) {
    afterCommit = task;
  }

  /** Writes what was read from another store; done when it is on the disk. */
  public CompletableFuture<Void> restore(String project, List<ArchiveRecord> records) {
    return submit(records.stream().map(record -> restored(project, record)).toList());
  }

  private static Change restored(String project, ArchiveRecord record) {
    return switch (record.kind()) {
      case EVENT -> EncodedWrite.restored(project, record);
      case SESSION -> new SessionState.Restored(project, record);
      case UPDATE -> new EncodedUpdate(project, record.id(), record.update());
      case DOCUMENT -> throw new IllegalArgumentException("a document is no event: " + record);
    };
  }

  private CompletableFuture<Void> submit(List<? extends Change> writes) {
    if (writes.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Request request =
        new Request(writes, writes.stream().mapToLong(Change::weight).sum());
    long before = waitingBytes.getAndAdd(request.weight);
    if (before > 0 && before + request.weight > MAX_WAITING_BYTES) {
      waitingBytes.addAndGet(-request.weight);
      throw new StoreBusyException("Too much is waiting to be written");
    }
    synchronized (this) {
      if (closed) {
        throw new StoreException("The store is closed", null);
      }
      waiting.add(request);
    }
    return request.done;
  }

  private void run() {
    boolean running = true;
    while (running) {
      List<Request> group = nextGroup();
      running = group.stream().noneMatch(Request::isStop);
      commit(group);
    }
    finish();
  }

  private List<Request> nextGroup() {
    List<Request> group = new ArrayList<>();
    Request next = takeUninterruptibly();
    int writes = 0;
    while (next != null) {
      group.add(next);
      writes += next.writes.size();
      next = next.isStop() || writes >= MAX_WRITES_A_COMMIT ? null : waiting.poll();
    }
    return group;
  }

  private Request takeUninterruptibly() {
    while (true) {
      try {
        return waiting.take();
      } catch (InterruptedException e) {
        // Only the request to stop ends this thread: what was accepted must be written.
      }
    }
  }

  private void commit(List<Request> group) {
    try {
      writer.write(group.stream().flatMap(request -> request.writes.stream()).toList());
      group.forEach(request -> done(request, request.refusal()));
      afterCommit.run();
    } catch (SQLException | Error e) {
      group.forEach(request -> done(request, e));
    } catch (RuntimeException e) {
      apart(group, e);
    }
  }

  /** One request that cannot be written must not fail those it shared the commit with. */
  private void apart(List<Request> group, RuntimeException failure) {
    if (group.size() == 1) {
      done(group.get(0), failure);
    } else {
      group.forEach(request -> commit(List.of(request)));
    }
  }

  private void done(Request request, @Nullable Throwable failure) {
    waitingBytes.addAndGet(-request.weight);
    if (failure == null) {
      request.done.complete(null);
    } else if (failure instanceof StoreException) {
      request.done.completeExceptionally(failure);
    } else {
      String message = "It could not be stored: " + failure.getMessage();
      request.done.completeExceptionally(new StoreException(message, failure));
    }
  }

  private void finish() {
    try {
      writer.close();
    } catch (SQLException e) {
      throw new StoreException("The database cannot be closed: " + e.getMessage(), e);
    }
  }

  /** Commits what waits, closes the writer and ends the thread. */
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        waiting.add(new Request(List.of(), 0));
      }
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
