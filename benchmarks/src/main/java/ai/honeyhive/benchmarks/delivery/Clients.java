package ai.honeyhive.benchmarks.delivery;

import ai.honeyhive.benchmarks.launch.Child;
import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.subjects.Shape;
import ai.honeyhive.benchmarks.subjects.Subjects;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One client process for each pipeline, all to the same sink; only one works at a time. */
final class Clients implements AutoCloseable {
  private final Map<String, Child> children = new LinkedHashMap<>();

  Clients(Jdk jdk, List<String> specs, Shape shape, SinkProcess sink) {
    this(jdk, specs, shape, sink.uri(), sink.boardFile());
  }

  Clients(Jdk jdk, List<String> specs, Shape shape, URI server, String board) {
    for (String spec : specs) {
      Child.Program program =
          new Child.Program(jdk, Subjects.peer(spec), DeliveryClient.class, "-Xms512m", "-Xmx1g");
      children.put(spec, Child.start(program, spec, shape.name(), server.toString(), board));
    }
  }

  /** Tells one what to do, and returns the figures it answers with. */
  double[] ask(String spec, String order) {
    Child child = children.get(spec);
    if (child == null) {
      throw new IllegalArgumentException(spec);
    }
    return Arrays.stream(child.ask(order).split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @Override
  public void close() {
    children.values().forEach(Child::close);
  }
}
