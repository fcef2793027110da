package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.internal.context.MainElection;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import io.opentelemetry.api.common.AttributeKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the extension which of the tracers that it delivers for is main. A session's id is no
 * secret. Where several copies of this SDK are loaded, the first to publish is heard until its
 * tracers are closed. Thread-safe.
 */
final class PublishedMain {
  private static final MainElection TRACERS = new MainElection();
  private static final List<AttributeKey<String>> MORE =
      List.of(SpanKeys.PROJECT, SpanKeys.RUN_ID, SpanKeys.DATASET_ID, SpanKeys.DATAPOINT_ID);
  private static @Nullable String published;

  static {
    TRACERS.keepMain();
  }

  private PublishedMain() {}

  static synchronized void add(SpanOwner tracer, boolean appointed) {
    TRACERS.add(tracer, appointed);
    publish(TRACERS.main());
  }

  static synchronized void remove(SpanOwner tracer) {
    TRACERS.remove(tracer);
    publish(TRACERS.main());
  }

  private static void publish(@Nullable SpanOwner main) {
    String heard = System.getProperty(AgentMarker.SESSION);
    if (heard != null && !heard.equals(published)) {
      return;
    }
    for (AttributeKey<String> key : MORE) {
      String value = main == null ? null : main.identity().attributes().get(key);
      if (value == null) {
        System.clearProperty(AgentMarker.IDENTITY + key.getKey());
      } else {
        System.setProperty(AgentMarker.IDENTITY + key.getKey(), value);
      }
    }
    if (main == null) {
      published = null;
      System.clearProperty(AgentMarker.SESSION);
      System.clearProperty(AgentMarker.SOURCE);
      System.clearProperty(AgentMarker.CAPTURE);
    } else {
      published = main.identity().sessionId();
      System.setProperty(AgentMarker.SOURCE, main.identity().source());
      System.setProperty(AgentMarker.CAPTURE, main.capture().name());
      System.setProperty(AgentMarker.SESSION, published);
    }
  }
}
