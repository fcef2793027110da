package ai.honeyhive.tracer.faults;

import io.opentelemetry.api.common.AttributeKey;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Stages in what spans record. */
final class ValueStages {
  private ValueStages() {}

  static Stream<Stage> all() {
    return Stream.of(
        Stage.recording("a getter", fault -> span -> span.input("bean", new Bean(fault))),
        Stage.recording(
            "a map",
            fault -> span -> span.output(new AbstractMap<String, String>() {
              @Override
              public Set<Entry<String, String>> entrySet() {
                throw fault.now();
              }
            })),
        Stage.recording("a text", fault -> span -> span.metadata("text", new Text(fault))),
        Stage.recording(
            "an attribute",
            fault -> span -> span.openTelemetrySpan()
                .setAttribute(AttributeKey.stringArrayKey("list"), new AbstractList<>() {
                  @Override
                  public String get(int index) {
                    throw fault.now();
                  }

                  @Override
                  public int size() {
                    return 2;
                  }
                })),
        Stage.recording(
            "an exception",
            fault -> span -> span.error(new RuntimeException() {
              @Override
              public String getMessage() {
                throw fault.now();
              }
            })));
  }

  /** Values that throw when they are looked into, and one that does not. */
  static List<Object> hostile(Fault fault) {
    return List.of(
        "plain",
        new Bean(fault),
        new Text(fault),
        new AbstractMap<String, String>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            throw fault.now();
          }
        },
        new AbstractList<String>() {
          @Override
          public String get(int index) {
            throw fault.now();
          }

          @Override
          public int size() {
            return 2;
          }
        });
  }

  /** A bean. */
  public record Bean(Fault fault) {
    /** Its only property. */
    public String getText() {
      throw fault.now();
    }

    @Override
    public String toString() {
      throw fault.now();
    }
  }

  private record Text(Fault fault) implements CharSequence {
    @Override
    public int length() {
      throw fault.now();
    }

    @Override
    public char charAt(int index) {
      throw fault.now();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw fault.now();
    }

    @Override
    public String toString() {
      throw fault.now();
    }
  }
}
