package ai.honeyhive.tracer.internal.diagnostics;

/** What one tracer counts, says and stops, handed to its parts as one. */
public record Health(Counters counters, Diagnostics diagnostics, Fence fence) {

  /** Makes the health of a new tracer. */
  public static Health create() {
    Diagnostics diagnostics = new Diagnostics();
    return new Health(new Counters(), diagnostics, new Fence(diagnostics));
  }
}
