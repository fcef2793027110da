package ai.honeyhive.benchmarks.subjects;

import ai.honeyhive.benchmarks.launch.TlsKeys;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfigBuilder;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RedactionConfig;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;
import java.time.Duration;

/** HoneyHive's tracer with its defaults. */
public final class OurSubject implements Subject {
  private static final int WINDOW = 6_144;

  private final HoneyHiveTracer tracer;

  OurSubject(URI server, String variant, String key) {
    HoneyHiveTracerBuilder builder = HoneyHiveTracer.builder().apiKey(key).serverUrl(server);
    if (variant.equals("many")) {
      // As the others do here; the global one would, rightly, never be forgotten.
      builder.global(GlobalRegistration.NEVER).main(false);
    } else if (variant.equals("unredacted")) {
      builder.delivery(delivery(server, "roomy")).redaction(RedactionConfig.none());
    } else if (variant.equals("allredacted")) {
      builder
          .delivery(delivery(server, "roomy"))
          .redaction(RedactionConfig.defaults().emails().cardNumbers());
    } else if (!variant.isEmpty() || server.getScheme().equals("https")) {
      builder.delivery(delivery(server, variant));
    }
    this.tracer = builder.build();
  }

  private static DeliveryConfig delivery(URI server, String variant) {
    DeliveryConfigBuilder delivery = DeliveryConfig.builder();
    if (variant.equals("roomy")) {
      // No bound of bytes, as the others have none; that of spans is the default.
      delivery.queue(8_192, 1L << 30);
    } else if (variant.equals("immediate")) {
      delivery.batched(false);
    } else if (variant.startsWith("gzip")) {
      delivery.gzip(Integer.parseInt(variant.substring("gzip".length()))).queue(8_192, 1L << 30);
    } else if (!variant.isEmpty()) {
      throw new IllegalArgumentException("no variant named " + variant);
    }
    if (server.getScheme().equals("https")) {
      delivery.sslContext(TlsKeys.context());
    }
    return delivery.build();
  }

  /** The tracer itself. */
  public HoneyHiveTracer honeyHive() {
    return tracer;
  }

  @Override
  public Tracer tracer() {
    return tracer.openTelemetry().getTracer("benchmark");
  }

  @Override
  public boolean flush(Duration timeout) {
    return tracer.flush(timeout).isComplete();
  }

  @Override
  public boolean end() {
    tracer.close();
    return tracer.status().delivered() == tracer.status().ended();
  }

  @Override
  public int window() {
    return WINDOW;
  }

  @Override
  public void close() {
    tracer.close();
  }
}
