package ai.honeyhive.tracer.faults;

import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An application in a process of its own, for what cannot be made to fail beside other tests. It
 * says what was warned of and what became of its spans, or ends with what it was thrown.
 */
public final class FaultyProcess {
  private FaultyProcess() {}

  /** Runs it: {@code disk} and a directory, or {@code context} and what is thrown. */
  public static void main(String[] args) {
    URI backend = URI.create(args[0]);
    if (args[1].equals("disk")) {
      fillTheDisk(backend, Path.of(args[2]));
    } else {
      breakTheContext(backend, Fault.valueOf(args[2]));
    }
  }

  private static void fillTheDisk(URI backend, Path directory) {
    try (Warnings warnings = new Warnings(null)) {
      HoneyHiveTracer tracer = Application.builder(backend)
          .delivery(DeliveryConfig.builder().spill(directory).build())
          .build();
      String large = "x".repeat(64 * 1024);
      Application.use(tracer, span -> span.input("text", large));
      say(warnings, Application.close(tracer));
    }
  }

  private static void breakTheContext(URI backend, Fault fault) {
    Broken broken = new Broken(fault);
    ContextStorage.addWrapper(broken::around);
    for (Part part : Part.values()) {
      broken.part = part;
      try (Warnings warnings = new Warnings(null)) {
        HoneyHiveTracer tracer = Application.builder(backend).build();
        Application.use(tracer, span -> {});
        say(warnings, Application.close(tracer));
      }
    }
  }

  private static void say(Warnings warnings, FlushResult result) {
    System.out.println(result.delivered() + " " + result.dropped());
    warnings.said().forEach(System.out::println);
  }

  /** What of a storage throws. */
  enum Part {
    CURRENT,
    ATTACH,
    DETACH
  }

  /** A storage that throws when the tracer asks it, and not when the application does. */
  private static final class Broken {
    private final Fault fault;
    private volatile @Nullable Part part;

    Broken(Fault fault) {
      this.fault = fault;
    }

    ContextStorage around(ContextStorage storage) {
      return new ContextStorage() {
        @Override
        public Scope attach(Context context) {
          check(Part.ATTACH);
          Scope scope = storage.attach(context);
          return () -> {
            scope.close();
            check(Part.DETACH);
          };
        }

        @Override
        public @Nullable Context current() {
          check(Part.CURRENT);
          return storage.current();
        }
      };
    }

    private void check(Part now) {
      if (part == now
          && StackWalker.getInstance().walk(frames -> frames.anyMatch(Broken::isTracer))) {
        throw fault.now();
      }
    }

    private static boolean isTracer(StackWalker.StackFrame frame) {
      String name = frame.getClassName();
      return name.startsWith(HoneyHiveTracer.class.getPackageName())
          && !name.startsWith(FaultyProcess.class.getPackageName());
    }
  }
}
