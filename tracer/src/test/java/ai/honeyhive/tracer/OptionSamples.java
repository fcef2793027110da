package ai.honeyhive.tracer;

import static java.util.Map.entry;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Overflow;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import ai.honeyhive.tracer.config.DeliveryConfigBuilder;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.config.PropagationConfig.Baggage;
import ai.honeyhive.tracer.config.PropagationConfig.Inbound;
import ai.honeyhive.tracer.config.RedactionConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.internal.lifecycle.TracerSettings;
import java.lang.reflect.Method;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** For every option a value that is not its default, in all forms, and where it takes effect. */
final class OptionSamples {
  static final String ID = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final ProxySelector SELECTOR = ProxySelector.of(null);

  /**
   * A value of an option.
   *
   * @param text as it stands outside the code; null where it cannot
   * @param set sets it in code; null where nothing can
   * @param part where it takes effect
   * @param value what is there then
   */
  record Sample(
      @Nullable String text,
      @Nullable Call set,
      Function<TracerSettings, @Nullable Object> part,
      Object value) {}

  /** Calls the same setter of whichever builder it is. */
  @FunctionalInterface
  interface Call {
    void on(Object builder);
  }

  private static Call call(String setter, Object... arguments) {
    return builder -> {
      try {
        for (Method method : builder.getClass().getMethods()) {
          if (method.getName().equals(setter) && accepts(method, arguments)) {
            method.invoke(builder, arguments);
            return;
          }
        }
        throw new AssertionError(builder + " has no setter " + setter);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(setter, e);
      }
    };
  }

  private static boolean accepts(Method method, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    return types.length == arguments.length
        && (types[0].isPrimitive() || types[0].isInstance(arguments[0]));
  }

  /** What else must be set for an option to be allowed. */
  static final Map<String, Map<String, String>> NEEDS = Map.of(
      "block.for", Map.of("HH_OVERFLOW", "block"),
      "otlp.endpoint", Map.of("HH_OTLP_PROTOCOL", "http/json"));

  /** Options that an evaluation sets. */
  static final EvaluationConfig EVALUATION = new EvaluationConfig("run", "set", "point");

  /** Options that a session sets. */
  static final SessionConfig SESSION =
      SessionConfig.named("import").id(ID).source("prod").evaluation(EVALUATION);

  private OptionSamples() {}

  static Map<String, Sample> all() {
    Map<String, Sample> all = new LinkedHashMap<>();
    all.putAll(identity());
    all.putAll(session());
    all.putAll(joining());
    all.putAll(values());
    all.putAll(others());
    all.putAll(delivery());
    all.putAll(requests());
    return all;
  }

  private static Map<String, Sample> identity() {
    return Map.ofEntries(
        entry(
            "api.key",
            new Sample(
                "hh_1",
                call("apiKey", "hh_1"),
                s -> s.target().apiKey() == null ? null : s.target().apiKey().get(),
                "hh_1")),
        entry(
            "api.url",
            new Sample(
                "http://127.0.0.1:9",
                call("serverUrl", "http://127.0.0.1:9"),
                TracerSettings::server,
                URI.create("http://127.0.0.1:9"))),
        entry(
            "project",
            new Sample(
                "shop", call("project", "shop"), s -> s.identity().origin().project(), "shop")),
        entry(
            "source",
            new Sample("prod", call("source", "prod"), s -> s.identity().source(), "prod")),
        entry(
            "disable.tracing",
            new Sample("true", call("disabled", true), s -> s.given().off() != null, true)),
        entry(
            "tracer.id",
            new Sample(
                "second",
                call("tracerId", "second"),
                s -> s.identity().origin().tracerId(),
                "second")));
  }

  private static Map<String, Sample> session() {
    return Map.ofEntries(
        entry(
            "session.name",
            new Sample(
                "import",
                call("sessionName", "import"),
                s -> s.identity().sessionName(),
                "import")),
        entry(
            "session.id",
            new Sample(ID, call("sessionId", ID), s -> s.identity().sessionId(), ID)),
        entry(
            "session.per.request",
            new Sample(
                "true",
                call("sessionPerRequest", true),
                s -> s.context().sessionPerRequest(),
                true)),
        entry(
            "run.id",
            new Sample(
                "run",
                call("evaluation", EVALUATION),
                s -> s.identity().evaluation().runId(),
                "run")),
        entry(
            "dataset.id",
            new Sample(
                "set",
                call("evaluation", EVALUATION),
                s -> s.identity().evaluation().datasetId(),
                "set")),
        entry(
            "datapoint.id",
            new Sample(
                "point",
                call("evaluation", EVALUATION),
                s -> s.identity().evaluation().datapointId(),
                "point")));
  }

  private static Map<String, Sample> joining() {
    return Map.ofEntries(
        entry(
            "include.spans",
            new Sample(
                "a, b",
                call("includeSpans", (Object) new String[] {"a", "b"}),
                s -> s.context().names().include(),
                List.of("a", "b"))),
        entry(
            "exclude.spans",
            new Sample(
                "a",
                call("excludeSpans", (Object) new String[] {"a"}),
                s -> s.context().names().exclude(),
                List.of("a"))),
        entry(
            "max.attributes",
            new Sample(
                "7", call("spanLimits", 7, 8, 9), s -> s.joining().limits().attributes(), 7)),
        entry(
            "max.events",
            new Sample(
                "8", call("spanLimits", 7, 8, 9), s -> s.joining().limits().events(), 8)),
        entry(
            "max.links",
            new Sample(
                "9", call("spanLimits", 7, 8, 9), s -> s.joining().limits().links(), 9)),
        entry(
            "global",
            new Sample(
                "never",
                call("global", GlobalRegistration.NEVER),
                s -> s.joining().global(),
                GlobalRegistration.NEVER)),
        entry("main", new Sample("true", call("main", true), s -> s.joining().main(), true)),
        entry(
            "capture",
            new Sample(
                "all", call("capture", Capture.ALL), s -> s.joining().capture(), Capture.ALL)),
        entry(
            "stamp.host.spans",
            new Sample(
                "true", call("stampHostSpans", true), s -> s.joining().stampHostSpans(), true)),
        entry(
            "strict", new Sample("true", call("strict", true), s -> s.joining().strict(), true)),
        entry("jmx", new Sample("true", call("jmx", true), s -> s.exposure().jmx(), true)),
        entry(
            "runtime.profile",
            new Sample(
                "lambda",
                call("runtimeProfile", RuntimeProfile.LAMBDA),
                TracerSettings::profile,
                RuntimeProfile.LAMBDA)),
        entry(
            "high.concurrency",
            new Sample("true", null, TracerSettings::profile, RuntimeProfile.HIGH_CONCURRENCY)));
  }

  private static Map<String, Sample> values() {
    Call call = call("valueLimits", 2, 3, 4, 5);
    return Map.of(
        "value.depth", new Sample("2", call, s -> s.given().values().depth(), 2),
        "value.entries", new Sample("3", call, s -> s.given().values().entries(), 3),
        "value.text", new Sample("4", call, s -> s.given().values().string(), 4),
        "value.bytes", new Sample("5", call, s -> s.given().values().total(), 5));
  }

  private static Map<String, Sample> others() {
    PropagationConfig defaults = PropagationConfig.defaults();
    RedactionConfig more = RedactionConfig.defaults().emails().names("iban");
    return Map.of(
        "redaction",
            new Sample(
                "emails, name:iban",
                call("redaction", more),
                s -> s.delivery().redaction().toString(),
                more.toString()),
        "propagation.baggage",
            new Sample(
                "packed",
                call("propagation", defaults.baggage(Baggage.PACKED)),
                s -> s.context().propagation().baggage(),
                Baggage.PACKED),
        "propagation.inbound",
            new Sample(
                "never",
                call("propagation", defaults.inbound(Inbound.NEVER)),
                s -> s.context().propagation().inbound(),
                Inbound.NEVER),
        "propagation.allowed.hosts",
            new Sample(
                "a, *.b",
                call("propagation", defaults.allowedHosts("a", "*.b")),
                s -> s.context().propagation().allowedHosts(),
                List.of("a", "*.b")));
  }

  private static Sample of(
      @Nullable String text,
      Consumer<DeliveryConfigBuilder> set,
      Function<DeliveryConfig, @Nullable Object> part,
      Object value) {
    DeliveryConfigBuilder delivery = DeliveryConfig.builder();
    set.accept(delivery);
    return new Sample(
        text, call("delivery", delivery.build()), s -> part.apply(s.delivery().config()), value);
  }

  private static Map<String, Sample> delivery() {
    Duration week = Duration.ofDays(7);
    Path path = Path.of("spilled");
    return Map.ofEntries(
        entry(
            "otlp.protocol",
            of(
                "events",
                d -> d.protocol(Protocol.EVENTS),
                DeliveryConfig::protocol,
                Protocol.EVENTS)),
        entry("disable.batch", of("true", d -> d.batched(false), DeliveryConfig::isBatched, false)),
        entry("gzip.level", of("3", d -> d.gzip(3), DeliveryConfig::gzipLevel, 3)),
        entry("queue.spans", of("10", d -> d.queue(10, 5_000_000), DeliveryConfig::queueSpans, 10)),
        entry(
            "queue.bytes",
            of("5_000_000", d -> d.queue(10, 5_000_000), DeliveryConfig::queueBytes, 5_000_000L)),
        entry(
            "overflow",
            of("block", d -> d.overflow(Overflow.BLOCK), DeliveryConfig::overflow, Overflow.BLOCK)),
        entry(
            "block.for",
            of(
                "7d",
                d -> d.overflow(Overflow.BLOCK).blockFor(week),
                DeliveryConfig::blockFor,
                week)),
        entry(
            "spill.directory",
            of("spilled", d -> d.spill(path), DeliveryConfig::spillDirectory, path)),
        entry(
            "spill.bytes", of("11", d -> d.spillLimits(11, week), DeliveryConfig::spillBytes, 11L)),
        entry(
            "spill.age", of("168h", d -> d.spillLimits(11, week), DeliveryConfig::spillAge, week)),
        entry(
            "spill.sync",
            of("request", d -> d.spillSync(Sync.REQUEST), DeliveryConfig::spillSync, Sync.REQUEST)),
        entry("max.age", of("P7D", d -> d.maxAge(week), DeliveryConfig::maxAge, week)));
  }

  private static Map<String, Sample> requests() {
    URI endpoint = URI.create("http://localhost:4318/v1/traces?key=s3cret");
    Map<String, String> headers = new TreeMap<>(Map.of("x-a", "1", "x-b", "2"));
    return Map.ofEntries(
        entry(
            "request.spans", of("12", d -> d.request(12, 1300), DeliveryConfig::requestSpans, 12)),
        entry(
            "request.bytes",
            of("1300", d -> d.request(12, 1300), DeliveryConfig::requestBytes, 1300)),
        entry("max.span.size", of("99", d -> d.spanBytes(99), DeliveryConfig::spanBytes, 99)),
        entry(
            "requests.in.flight",
            of("2", d -> d.requestsInFlight(2), DeliveryConfig::requestsInFlight, 2)),
        entry(
            "linger",
            of(
                "250ms",
                d -> d.linger(Duration.ofMillis(250)),
                DeliveryConfig::linger,
                Duration.ofMillis(250))),
        entry(
            "otlp.endpoint",
            of(
                endpoint.toString(),
                d -> d.otlpEndpoint(endpoint),
                DeliveryConfig::otlpEndpoint,
                endpoint)),
        entry(
            "otlp.headers",
            of(
                "x-a=1, x-b = 2",
                d -> d.header("x-a", "1").header("x-b", "2"),
                DeliveryConfig::headers,
                headers)),
        entry("proxy", of(null, d -> d.proxy(SELECTOR), DeliveryConfig::proxy, SELECTOR)),
        entry("https.proxy", proxy("HH_HTTPS_PROXY")),
        entry("http.proxy", proxy("HH_HTTP_PROXY")),
        entry("no.proxy", proxy("HH_NO_PROXY")),
        entry(
            "ssl.context", of(null, d -> d.sslContext(tls()), DeliveryConfig::sslContext, tls())));
  }

  private static Sample proxy(String variable) {
    return new Sample(
        "http://localhost:81", null, s -> s.given().proxies().get(variable), "http://localhost:81");
  }

  private static SSLContext tls() {
    try {
      return SSLContext.getDefault();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
