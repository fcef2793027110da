package ai.honeyhive.it.agent;

import ai.honeyhive.tracer.HoneyHiveTracer;
import com.openai.client.OpenAIClient;
import io.opentelemetry.instrumentation.openai.v1_1.OpenAITelemetry;

/** An application that brings its own instrumentor in the usual two steps. */
public final class Brought {
  private Brought() {}

  /** Runs the program; the argument is the model's address. */
  public static void main(String[] args) {
    HoneyHiveTracer tracer = HoneyHiveTracer.builder().sessionName("brought").build();
    OpenAIClient client = OpenAITelemetry.builder(tracer.openTelemetry())
        .setCaptureMessageContent(true)
        .build()
        .wrap(ZeroCode.client(args[0]));
    tracer.run("ask", span -> ZeroCode.ask(client));
    tracer.close();
    client.close();
  }
}
