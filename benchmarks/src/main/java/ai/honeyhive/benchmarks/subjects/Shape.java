package ai.honeyhive.benchmarks.subjects;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.stream.IntStream;

/** The spans of a workload. */
public enum Shape {
  /** Eight short texts. */
  SMALL(0),
  /** With a prompt and an answer of 0.8 KB each. */
  KB2(800),
  /** With a prompt and an answer of 10 KB each. */
  KB20(10_000),
  /** With messages in JSON, 0.8 KB each. */
  JSON2(-800),
  /** With messages in JSON, 10 KB each. */
  JSON20(-10_000),
  /** With a prompt and an answer of 4 KB each. */
  KB8(4_000),
  /** With a prompt and an answer of 20 KB each. */
  KB40(20_000);

  private static final String[] KEYS = {"k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"};
  private static final int TEXTS = 64;

  /** Different ones, so that they do not all lie in the nearest cache. */
  @SuppressWarnings("ImmutableEnumChecker") // from Stream.toList
  private final List<String> texts;

  Shape(int length) {
    texts = IntStream.range(0, length == 0 ? 0 : TEXTS)
        .mapToObj(i -> length < 0 ? messages(i, -length) : prose(i, length))
        .toList();
  }

  private static String prose(int number, int length) {
    return ("word " + number + " of a longer text ").repeat(length / 20 + 1).substring(0, length);
  }

  /** As a chat is recorded, with calls of tools. */
  private static String messages(int number, int length) {
    StringBuilder json = new StringBuilder("[");
    while (json.length() < length) {
      json.append("{\"role\":\"user\",\"content\":\"")
          .append(prose(number, 120))
          .append("\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"call_")
          .append(number)
          .append("\",\"name\":\"search\",\"arguments\":\"{\\\"query\\\":\\\"words\\\"}\"}]},");
    }
    json.setCharAt(json.length() - 1, ']');
    return json.toString();
  }

  /** One of the texts. */
  public String text(int number) {
    return texts.get(number % TEXTS);
  }

  /** Makes and ends a span. */
  public void span(Tracer tracer, int number) {
    Span span = tracer.spanBuilder("step").startSpan();
    for (String key : KEYS) {
      span.setAttribute(key, "a value");
    }
    if (!texts.isEmpty()) {
      span.setAttribute("gen_ai.input.messages", text(number));
      span.setAttribute("gen_ai.output.messages", text(number + 1));
    }
    span.end();
  }
}
