package ai.honeyhive.tracer.internal.processing.redaction;

import ai.honeyhive.tracer.config.RedactionConfig;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.processing.redaction.KeyRules.Verdict;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of everything that is sent or stored what a policy says must not leave the process.
 * Runs on workers. Thread-safe.
 */
public final class Redactor {
  private static final int MOST_REMEMBERED = 64;

  private final boolean off;
  private final TextRules rules;
  private final KeyRules keys;
  private final ValueRules values;
  private final Map<Resource, Resource> resources = new ConcurrentHashMap<>();
  private volatile @Nullable Seen last;

  /** A resource as it was, and as it is sent. */
  private record Seen(Resource from, Resource to) {}

  /** Makes the redactor of a policy. */
  public Redactor(RedactionConfig config, Health health) {
    rules = new TextRules(config, health.counters()::redacted);
    off = rules.isEmpty();
    keys = new KeyRules(rules);
    values = new ValueRules(rules, keys, health);
  }

  /** The span without what must not leave; itself when there is nothing. */
  public SpanData redact(SpanData span) {
    if (off) {
      return span;
    }
    RedactedSpan redacted = new RedactedSpan(
        span,
        new RedactedSpan.Parts(
            values.text(span.getName(), true),
            attributes(span.getAttributes()),
            events(span.getEvents()),
            links(span.getLinks()),
            status(span.getStatus()),
            resource(span.getResource()),
            scope(span.getInstrumentationScopeInfo())));
    return redacted.isChanged() ? redacted : span;
  }

  /** The key of a value without what must not leave. */
  public String name(String key) {
    return off ? key : keys.of(key).name();
  }

  /**
   * A value in JSON without what must not leave.
   *
   * @param key under which it would stand on a span
   */
  public String json(String key, String json) {
    return off ? json : values.json(json, keys.of(key));
  }

  /**
   * A text without what must not leave.
   *
   * @param key under which it would stand on a span
   */
  public String text(String key, String text) {
    return off ? text : values.value(text, keys.of(key)).toString();
  }

  private Attributes attributes(Attributes attributes) {
    if (attributes.isEmpty()) {
      return attributes;
    }
    Changes changes = new Changes(attributes);
    attributes.forEach((key, value) -> {
      Verdict verdict = keys.of(key.getKey());
      Object redacted = values.value(value, verdict);
      if (!redacted.equals(value) || !verdict.name().equals(key.getKey())) {
        changes.put(key, verdict.name(), redacted);
      }
    });
    return changes.result();
  }

  private List<EventData> events(List<EventData> events) {
    List<EventData> changed = null;
    for (int i = 0; i < events.size(); i++) {
      EventData event = events.get(i);
      String name = values.text(event.getName(), true);
      Attributes attributes = attributes(event.getAttributes());
      if (attributes != event.getAttributes() || !name.equals(event.getName())) {
        changed = changed == null ? new ArrayList<>(events) : changed;
        changed.set(
            i,
            EventData.create(
                event.getEpochNanos(), name, attributes, event.getTotalAttributeCount()));
      }
    }
    return changed == null ? events : changed;
  }

  private List<LinkData> links(List<LinkData> links) {
    List<LinkData> changed = null;
    for (int i = 0; i < links.size(); i++) {
      LinkData link = links.get(i);
      Attributes attributes = attributes(link.getAttributes());
      if (attributes != link.getAttributes()) {
        changed = changed == null ? new ArrayList<>(links) : changed;
        changed.set(
            i, LinkData.create(link.getSpanContext(), attributes, link.getTotalAttributeCount()));
      }
    }
    return changed == null ? links : changed;
  }

  /** What went wrong, in the words of an exception. */
  private StatusData status(StatusData status) {
    String description = status.getDescription();
    if (description.isEmpty()) {
      return status;
    }
    String redacted = values.value(description, keys.of("exception.message")).toString();
    return redacted.equals(description)
        ? status
        : StatusData.create(status.getStatusCode(), redacted);
  }

  /** One object for each, because requests put spans together by it. */
  private Resource resource(Resource resource) {
    Seen seen = last;
    if (seen != null && seen.from() == resource) {
      return seen.to();
    }
    Resource redacted = resources.get(resource);
    if (redacted == null) {
      Attributes attributes = ofProcess(resource.getAttributes());
      redacted = attributes == resource.getAttributes()
          ? resource
          : Resource.create(attributes, resource.getSchemaUrl());
      if (resources.size() < MOST_REMEMBERED) {
        resources.put(resource, redacted);
      }
    }
    last = new Seen(resource, redacted);
    return redacted;
  }

  private InstrumentationScopeInfo scope(InstrumentationScopeInfo scope) {
    Attributes attributes = ofProcess(scope.getAttributes());
    return attributes == scope.getAttributes()
        ? scope
        : InstrumentationScopeInfo.builder(scope.getName())
            .setVersion(scope.getVersion())
            .setSchemaUrl(scope.getSchemaUrl())
            .setAttributes(attributes)
            .build();
  }

  /** Attributes that describe the process are no content, and keep what is not secret. */
  private Attributes ofProcess(Attributes attributes) {
    if (attributes.isEmpty()) {
      return attributes;
    }
    Changes changes = new Changes(attributes);
    attributes.forEach((key, value) -> {
      Verdict own = keys.of(key.getKey());
      Object redacted =
          values.value(value, new Verdict(own.isIdentity(), own.sense(), true, true, own.name()));
      if (!redacted.equals(value)) {
        changes.put(key, key.getKey(), redacted);
      }
    });
    return changes.result();
  }

  /** Attributes while some of them change. */
  private static final class Changes {
    private final Attributes attributes;
    private @Nullable AttributesBuilder builder;

    Changes(Attributes attributes) {
      this.attributes = attributes;
    }

    void put(AttributeKey<?> key, String name, Object value) {
      AttributesBuilder changed = builder;
      if (changed == null) {
        changed = attributes.toBuilder();
        builder = changed;
      }
      changed.remove(key);
      if (value instanceof Value<?> any) {
        any(changed, key, name, any);
      } else if (value instanceof List<?> list) {
        changed.put(
            AttributeKey.stringArrayKey(name),
            list.stream().map(Object::toString).toList());
      } else {
        changed.put(AttributeKey.stringKey(name), value.toString());
      }
    }

    private static void any(
        AttributesBuilder target, AttributeKey<?> key, String name, Value<?> value) {
      if (name.equals(key.getKey())) {
        same(target, key, value);
      } else {
        // A key for it came later than the oldest OpenTelemetry there may be.
        target.put(AttributeKey.stringKey(name), value.asString());
      }
    }

    @SuppressWarnings("unchecked") // the key is one of such values
    private static <T> void same(AttributesBuilder target, AttributeKey<T> key, Object value) {
      target.put(key, (T) value);
    }

    Attributes result() {
      return builder == null ? attributes : builder.build();
    }
  }
}
