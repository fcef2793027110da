package ai.honeyhive.it.agent;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.RedactionConfig;

/** Under the agent, an application that asks in code for more to be taken out. */
public final class RedactedInCode {
  private RedactedInCode() {}

  /** Runs the program. */
  public static void main(String[] args) {
    try (HoneyHiveTracer tracer =
        HoneyHiveTracer.builder().redaction(RedactionConfig.defaults().emails()).build()) {
      tracer.run("ask", span -> span.input("password", "hunter2"));
      System.out.println("warnings=" + tracer.status().warnings());
    }
  }
}
