package ai.honeyhive.benchmarks.cost;

import ai.honeyhive.benchmarks.subjects.OurSubject;
import ai.honeyhive.benchmarks.subjects.Shape;
import ai.honeyhive.benchmarks.subjects.Subject;
import ai.honeyhive.benchmarks.subjects.Subjects;
import ai.honeyhive.tracer.TracedSpan;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CPU time a span costs the calling thread, printed in nanoseconds. Rounds are shorter than the
 * stock queue and flushed between, so that nothing is dropped; CPU time does not see what else the
 * machine is doing.
 */
public final class SpanCost {
  private static final String[] KEYS = {"k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"};
  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final Duration FLUSH = Duration.ofSeconds(10);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SpanCost() {}

  /** What a span holds. */
  public enum Content {
    /** Eight short attributes. */
    SMALL(2_000, 100, 61),
    /** These, and an input and an output of 20 KB, as texts. */
    TEXTS(500, 200, 41),
    /** These, and an input and an output of 20 KB, as lists of maps that could change. */
    OBJECTS(200, 40, 21),
    /** The eight, and an input and an output of 20 KB, as records of two texts each. */
    RECORDS(500, 200, 41);

    private final int spans;
    private final int warmUp;
    private final int rounds;

    Content(int spans, int warmUp, int rounds) {
      this.spans = spans;
      this.warmUp = warmUp;
      this.rounds = rounds;
    }
  }

  /** One way to make a span. */
  private interface Step {
    void make(int number);
  }

  /** Takes the pipeline, the content, and the server. */
  public static void main(String[] args) throws IOException, InterruptedException {
    stayOnOneProcessor();
    Content content = Content.valueOf(args[1]);
    try (Subject subject = Subjects.open(args[0], URI.create(args[2]))) {
      Step step = switch (content) {
        case SMALL -> number -> small(subject.tracer());
        case TEXTS -> texts(subject);
        case OBJECTS -> objects(subject);
        case RECORDS -> records(subject);
      };
      System.out.println(median(step, content, subject));
    }
    Runtime.getRuntime().halt(0);
  }

  /**
   * Where processors share a core, whatever runs on one takes from the other, also from its CPU
   * time: a pipeline whose workers send while spans are made would pay for that twice. Without
   * {@code taskset} the process may run on all.
   */
  private static void stayOnOneProcessor() throws IOException, InterruptedException {
    if (Files.isExecutable(TASKSET)) {
      String pid = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder(TASKSET.toString(), "-a", "-c", "-p", "0", pid)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  private static double median(Step step, Content content, Subject subject) {
    double[] nanos = new double[content.rounds];
    for (int round = -content.warmUp; round < content.rounds; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < content.spans; i++) {
        step.make(i);
      }
      long end = THREADS.getCurrentThreadCpuTime();
      if (round >= 0) {
        nanos[round] = (double) (end - start) / content.spans;
      }
      subject.flush(FLUSH);
    }
    Arrays.sort(nanos);
    return nanos[content.rounds / 2];
  }

  private static void small(Tracer tracer) {
    Span span = tracer.spanBuilder("step").startSpan();
    attributes(span);
    span.end();
  }

  private static void attributes(Span span) {
    for (String key : KEYS) {
      span.setAttribute(key, "a value");
    }
  }

  private static Step texts(Subject subject) {
    if (subject instanceof OurSubject ours) {
      return number -> ours(ours, Shape.KB40.text(number), Shape.KB40.text(number + 1));
    }
    return number -> plain(subject.tracer(), Shape.KB40.text(number), Shape.KB40.text(number + 1));
  }

  /** For a plain pipeline: what its user would write, JSON by Jackson and the texts of it. */
  private static Step objects(Subject subject) {
    List<Map<String, Object>> messages = messages();
    if (subject instanceof OurSubject ours) {
      return number -> ours(ours, messages, messages);
    }
    ObjectMapper mapper = new ObjectMapper();
    String text = json(mapper, messages).length > 0 ? Shape.KB40.text(0) : "";
    return number -> {
      if (json(mapper, messages).length + json(mapper, messages).length > 0) {
        plain(subject.tracer(), text, text);
      }
    };
  }

  /** Two texts of a value; the plain pipeline has them as two attributes. */
  private record Halves(String first, String second) {
    static Halves of(int number) {
      return new Halves(Shape.KB40.text(number).substring(4_000), Shape.KB8.text(number));
    }
  }

  private static Step records(Subject subject) {
    Halves[] values = new Halves[64];
    Arrays.setAll(values, Halves::of);
    if (subject instanceof OurSubject ours) {
      return number -> ours(ours, values[number % 64], values[(number + 1) % 64]);
    }
    return number -> plain(subject.tracer(), values[number % 64], values[(number + 1) % 64]);
  }

  private static void plain(Tracer tracer, Halves input, Halves output) {
    Span span = tracer.spanBuilder("step").startSpan();
    attributes(span);
    span.setAttribute("honeyhive_inputs.messages.first", input.first());
    span.setAttribute("honeyhive_inputs.messages.second", input.second());
    span.setAttribute("honeyhive_outputs.result.first", output.first());
    span.setAttribute("honeyhive_outputs.result.second", output.second());
    span.end();
  }

  private static void ours(OurSubject subject, Object input, Object output) {
    try (TracedSpan span = subject.honeyHive().startSpan("step")) {
      attributes(span.openTelemetrySpan());
      span.input("messages", input);
      span.output(output);
    }
  }

  private static void plain(Tracer tracer, String input, String output) {
    Span span = tracer.spanBuilder("step").startSpan();
    attributes(span);
    span.setAttribute("honeyhive_inputs.messages", input);
    span.setAttribute("honeyhive_outputs.result", output);
    span.end();
  }

  private static List<Map<String, Object>> messages() {
    List<Map<String, Object>> messages = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Map<String, Object> message = new TreeMap<>();
      message.put("role", i % 2 == 0 ? "user" : "assistant");
      message.put("content", Shape.KB40.text(i).substring(0, 970));
      messages.add(message);
    }
    return messages;
  }

  private static byte[] json(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
