package ai.honeyhive.tracer.capture;

import ai.honeyhive.tracer.Enrichment;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.SessionConfig;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a tracer can be told, with a secret of its own in each place. */
final class PlantedSecrets {
  private final Map<String, String> planted = new LinkedHashMap<>();

  /** Where each secret was put, by the secret. */
  Map<String, String> places() {
    return planted;
  }

  /** A value of which nobody sees that it is a secret. */
  private String plain(String where) {
    String secret = "hunter" + planted.size() + "zwei";
    planted.put(secret, where);
    return secret;
  }

  /** A key that is seen wherever it stands. */
  private String key(String where) {
    String secret = "hh_Zx81Qw27Er36Ty45Ui" + (1000 + planted.size());
    planted.put(secret, where);
    return secret;
  }

  /** Says it all, spans of a library with the tracer's OpenTelemetry included. */
  void tell(HoneyHiveTracer tracer) {
    tracer.run("steps", span -> {
      span.input("password", plain("input by its name"));
      span.input("request", Map.of("n", 1, "api_key", plain("entry of a map")));
      span.input("text", "use " + key("text of an input"));
      span.output(Map.of("list", List.of(Map.of("Client-Secret", plain("object in a list")))));
      span.metadata("db", Map.of("credentials", Map.of("user", plain("below a secret name"))));
      library(tracer);
      throwing(tracer);
      session(tracer);
      tracer.enrichEvent(
          "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11",
          Enrichment.create().metadata("token", plain("update of an event")));
    });
  }

  private void library(HoneyHiveTracer tracer) {
    SpanContext other = SpanContext.create(
        "0af7651916cd43dd8448eb211c80319c",
        "b7ad6b7169203331",
        TraceFlags.getSampled(),
        TraceState.getDefault());
    Span span = tracer
        .openTelemetry()
        .getTracer("library")
        .spanBuilder("call " + key("name of a span"))
        .addLink(other, Attributes.of(text("secret"), plain("attribute of a link")))
        .startSpan();
    span.setAttribute("http.request.header.authorization", plain("attribute of a header"));
    span.setAttribute(
        AttributeKey.stringArrayKey("http.request.header.x-api-key"),
        List.of(plain("attribute with a list")));
    span.setAttribute(
        "gen_ai.input.messages",
        "[{\"role\":\"assistant\",\"tool_calls\":[{\"arguments\":\"{\\\"passwd\\\":\\\""
            + plain("JSON in JSON") + "\\\"}\"}]}]");
    span.setAttribute("url.full", "https://x.org/?access_token=" + plain("query of a URL"));
    span.setAttribute("db.url", "postgres://u:" + plain("password in a URL") + "@db/x");
    span.addEvent(
        "said " + key("name of an event"),
        Attributes.of(text("gen_ai.prompt"), "Bearer " + key("attribute of an event")));
    span.setStatus(StatusCode.ERROR, "no access with " + key("status"));
    span.end();
  }

  private static AttributeKey<String> text(String key) {
    return AttributeKey.stringKey(key);
  }

  private void throwing(HoneyHiveTracer tracer) {
    try {
      tracer.run("failing", span -> {
        throw new IllegalStateException("refused: password=" + plain("exception"));
      });
    } catch (IllegalStateException expected) {
      // It is the span that matters.
    }
  }

  private void session(HoneyHiveTracer tracer) {
    Session session = tracer.startSession(SessionConfig.named("planted")
        .input("q", Map.of("secret", plain("start of a session")))
        .metadata("apiKey", plain("metadata of a start")));
    session.metadata("note", "it is " + key("update of a session"));
    session.userProperties(Map.of("credentials", plain("properties of a user")));
  }
}
