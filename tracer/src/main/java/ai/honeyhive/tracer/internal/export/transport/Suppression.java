package ai.honeyhive.tracer.internal.export.transport;

import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTTP calls that OpenTelemetry's agent does not trace: without it each export would be a
 * span, which is exported. Thread-safe.
 */
public final class Suppression {
  private static final @Nullable Method SUPPRESS = find();

  private Suppression() {}

  /** An HTTP call. */
  @FunctionalInterface
  public interface Call<T> {
    T call() throws IOException, InterruptedException;
  }

  /** Makes the call on this thread, exactly once. */
  public static <T> T call(Call<T> call) throws IOException, InterruptedException {
    if (SUPPRESS == null) {
      return call.call();
    }
    Attempt<T> attempt = new Attempt<>(call);
    try {
      SUPPRESS.invoke(null, attempt);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
    } catch (IllegalAccessException e) {
      // It is made below, traced.
    }
    return attempt.result();
  }

  /**
   * OpenTelemetry's own means, under its public name (since 1.63) or its old one. The package is
   * taken from a class, because the agent renames references to classes, and no texts.
   */
  private static @Nullable Method find() {
    String api = OpenTelemetry.class.getPackageName();
    for (String place : new String[] {".impl", ".internal"}) {
      try {
        return Class.forName(api + place + ".InstrumentationUtil")
            .getMethod("suppressInstrumentation", Runnable.class);
      } catch (ReflectiveOperationException | LinkageError e) {
        // the next one
      }
    }
    return null;
  }

  private static final class Attempt<T> implements Runnable {
    private final Call<T> call;
    private boolean made;
    private @Nullable T result;
    private @Nullable Exception failure;

    Attempt(Call<T> call) {
      this.call = call;
    }

    @Override
    public void run() {
      made = true;
      try {
        result = call.call();
      } catch (IOException | InterruptedException | RuntimeException e) {
        failure = e;
      }
    }

    T result() throws IOException, InterruptedException {
      if (!made) {
        run();
      }
      if (failure instanceof IOException io) {
        throw io;
      }
      if (failure instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      return Objects.requireNonNull(result);
    }
  }
}
