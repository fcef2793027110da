package ai.honeyhive.tracer.internal.provider.binding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedMainTest {
  private final Owner first = new Owner("first", Capture.ALL);
  private final Owner second = new Owner("second", Capture.GENAI);

  @AfterEach
  void remove() {
    System.clearProperty(AgentMarker.SESSION);
    PublishedMain.remove(first);
    PublishedMain.remove(second);
  }

  private static String session() {
    return System.getProperty(AgentMarker.SESSION);
  }

  @Test
  void main_asTracersComeAndGo_isPublished() {
    PublishedMain.add(first, false);
    PublishedMain.add(second, false);
    assertThat(session()).isEqualTo("first");
    assertThat(System.getProperty(AgentMarker.CAPTURE)).isEqualTo("ALL");
    assertThat(System.getProperty(AgentMarker.SOURCE)).isEqualTo("test");

    PublishedMain.remove(first);
    assertThat(session()).isEqualTo("second");

    PublishedMain.remove(second);
    assertThat(session()).isNull();
    assertThat(System.getProperty(AgentMarker.CAPTURE)).isNull();
  }

  @Test
  void main_appointed_isPublishedInstead() {
    PublishedMain.add(first, false);
    PublishedMain.add(second, true);

    assertThat(session()).isEqualTo("second");
  }

  @Test
  void main_whileAnotherCopysIsHeard_isNotPublished() {
    System.setProperty(AgentMarker.SESSION, "of another copy");

    PublishedMain.add(first, true);
    assertThat(session()).isEqualTo("of another copy");

    PublishedMain.remove(first);
    assertThat(session()).isEqualTo("of another copy");
  }

  private record Owner(Identity identity, Capture capture) implements SpanOwner {
    Owner(String session, Capture capture) {
      this(Identity.of(session, session, "test"), capture);
    }

    @Override
    public boolean stampsHostSpans() {
      return false;
    }

    @Override
    public void started() {}

    @Override
    public void unsampled() {}

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public void ended(Supplier<SpanData> span) {}
  }
}
