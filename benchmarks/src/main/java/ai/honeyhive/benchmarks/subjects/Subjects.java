package ai.honeyhive.benchmarks.subjects;

import java.net.URI;
import java.util.List;

/** The pipelines by name. */
public final class Subjects {
  /** Those of the throughput tables, in the order of a round. */
  public static final List<String> ALL = List.of("ours", "okhttp", "jdk", "braintrust");

  private Subjects() {}

  /** The class path that a subject needs: its name without the variant. */
  public static String peer(String spec) {
    return spec.split(":", 2)[0];
  }

  /**
   * Opens a pipeline to this server.
   *
   * @param spec its name, and after a colon a variant: {@code immediate}, {@code gzipLEVEL}, or
   *     {@code roomy} for a queue that is bounded by spans only
   */
  public static Subject open(String spec, URI server) {
    String variant = spec.contains(":") ? spec.substring(spec.indexOf(':') + 1) : "";
    return switch (peer(spec)) {
      case "ours" -> new OurSubject(server, variant, "key");
      case "okhttp", "jdk" -> new StockSubject(server, variant);
      case "braintrust" -> new BraintrustSubject(server, "key");
      default -> throw new IllegalArgumentException("no pipeline named " + spec);
    };
  }

  /** Opens one of many, with a key of its own. */
  public static Subject open(String name, URI server, int number) {
    return switch (name) {
      case "ours" -> new OurSubject(server, "many", "key-" + number);
      case "okhttp", "jdk" -> new StockSubject(server, "");
      case "braintrust" -> new BraintrustSubject(server, "key-" + number);
      default -> throw new IllegalArgumentException("no pipeline named " + name);
    };
  }
}
