package ai.honeyhive.it.identity;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The first service: it has a project of its own, starts a session, and asks the second. */
public final class Customer {
  static final EvaluationConfig EVALUATION =
      new EvaluationConfig("the-run", "the-dataset", "the-point");

  private Customer() {}

  /** Sends one request; prints the session, and what the answer was. */
  public static void main(String[] args) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    try (HoneyHiveTracer tracer = HoneyHiveTracer.builder()
            .global(GlobalRegistration.NEVER)
            .tracerId("prices")
            .project("project-of-the-customer")
            .source("customer")
            .build();
        Session session = tracer.session("checkout");
        Scope evaluated = tracer.evaluation(EVALUATION)) {
      int status = tracer.trace(args[1], span -> get(http, tracer, URI.create(args[0])));
      System.out.println("session " + session.id() + " status " + status);
    }
  }

  private static int get(HttpClient http, HoneyHiveTracer tracer, URI uri)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    tracer.inject(request, HttpRequest.Builder::setHeader);
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
