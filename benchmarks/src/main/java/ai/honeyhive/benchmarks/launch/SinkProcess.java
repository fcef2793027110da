package ai.honeyhive.benchmarks.launch;

import ai.honeyhive.benchmarks.sink.Board;
import ai.honeyhive.benchmarks.sink.SinkMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A backend in a process of its own. */
public final class SinkProcess implements AutoCloseable {
  private final Path file;
  private final Board board;
  private final Child child;
  private final URI uri;
  private final URI tlsUri;

  /** Starts it; it answers 200 at once. */
  public SinkProcess() {
    try {
      TlsKeys.make();
      file = Files.createTempFile("honeyhive-sink", ".board");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    board = new Board(file);
    child = Child.start(
        new Child.Program(Jdk.current(), "none", SinkMain.class, "-Xmx256m", "-XX:+UseSerialGC"),
        file.toString());
    String[] ports = child.read().split(" ", 2);
    uri = URI.create("http://127.0.0.1:" + ports[0]);
    tlsUri = URI.create("https://127.0.0.1:" + ports[1]);
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  /** Where it listens for TLS. */
  public URI tlsUri() {
    return tlsUri;
  }

  /** The file of its board, for a client. */
  public String boardFile() {
    return file.toString();
  }

  /** What it has counted. */
  public Board board() {
    return board;
  }

  /** Answers with this status from now on, each time after this many milliseconds. */
  public void answer(int status, int delayMillis) {
    child.ask("answer " + status + " " + delayMillis + " keep");
  }

  /** Answers 200 at once and ends the connection each time. */
  public void answerAndClose() {
    child.ask("answer 200 0 close");
  }

  /** Reads requests and answers none from now on. */
  public void hang() {
    child.ask("hang");
  }

  @Override
  public void close() {
    child.close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
