package ai.honeyhive.cli.internal;

import static org.assertj.core.api.Assertions.fail;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

/** What a command under test prints; a test can wait for a text to appear. */
public final class Screen {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Recorder out = new Recorder();
  private final Recorder err = new Recorder();
  private final int columns;
  private final boolean colour;

  /** A file or a pipe: no limit to the width, no colour. */
  public Screen() {
    this(Terminal.UNLIMITED, false);
  }

  /** A terminal of this width. */
  public Screen(int columns, boolean colour) {
    this.columns = columns;
    this.colour = colour;
  }

  public Terminal terminal() {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), columns, colour);
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }

  public void awaitOut(String text) throws InterruptedException {
    out.await(text);
  }

  private static final class Recorder extends StringWriter {
    @Override
    public void write(String text, int offset, int length) {
      synchronized (this) {
        super.write(text, offset, length);
        notifyAll();
      }
    }

    private synchronized void await(String text) throws InterruptedException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!toString().contains(text)) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          fail("'" + text + "' was not printed, but:\n" + this);
        }
        wait(Math.max(1, left / 1_000_000));
      }
    }
  }
}
