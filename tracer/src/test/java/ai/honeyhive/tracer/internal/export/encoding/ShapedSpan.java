package ai.honeyhive.tracer.internal.export.encoding;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A span of an SDK with parts replaced. */
public final class ShapedSpan extends DelegatingSpanData {
  private final Attributes attributes;
  private final Resource resource;

  private ShapedSpan(SpanData span, Attributes attributes, Resource resource) {
    super(span);
    this.attributes = attributes;
    this.resource = resource;
  }

  /** A span with these attributes, whose values may be anything. */
  public static SpanData with(Map<String, ?> attributes) {
    SpanData span = new RandomSpans(0).list(1).get(0);
    return new ShapedSpan(span, new AnyAttributes(attributes), span.getResource());
  }

  /** The span with other attributes, whose values may be anything. */
  public static SpanData of(SpanData span, Map<String, ?> attributes) {
    return new ShapedSpan(span, new AnyAttributes(attributes), span.getResource());
  }

  /** The span in another resource. */
  public static SpanData in(Resource resource, SpanData span) {
    return new ShapedSpan(span, span.getAttributes(), resource);
  }

  /** The span, of which the call of a getter fails that comes after so many. */
  public static SpanData failing(SpanData span, int calls) {
    AtomicInteger left = new AtomicInteger(calls);
    return (SpanData) Proxy.newProxyInstance(
        SpanData.class.getClassLoader(), new Class<?>[] {SpanData.class}, (proxy, method, args) -> {
          if (left.getAndDecrement() == 0) {
            throw new IllegalStateException("getter");
          }
          try {
            return method.invoke(span, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public int getTotalAttributeCount() {
    return attributes.size();
  }

  @Override
  public Resource getResource() {
    return resource;
  }

  private record AnyAttributes(Map<String, ?> values) implements Attributes {
    AnyAttributes {
      values = new LinkedHashMap<>(values);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(AttributeKey<T> key) {
      return (T) values.get(key.getKey());
    }

    @Override
    public void forEach(BiConsumer<? super AttributeKey<?>, ? super Object> consumer) {
      values.forEach((key, value) -> consumer.accept(AttributeKey.stringKey(key), value));
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public boolean isEmpty() {
      return values.isEmpty();
    }

    @Override
    public Map<AttributeKey<?>, Object> asMap() {
      throw new UnsupportedOperationException();
    }

    @Override
    public AttributesBuilder toBuilder() {
      throw new UnsupportedOperationException();
    }
  }
}
