package ai.honeyhive.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostExporterTest {
  private final Kept kept = new Kept();
  private final SdkTracerProvider provider = SdkTracerProvider.builder()
      .addSpanProcessor(
          SimpleSpanProcessor.create(new HostExporter(kept, new Fence(new Diagnostics()))))
      .build();

  @AfterEach
  void close() {
    provider.close();
  }

  private Span start(String name) {
    return provider.get("test").spanBuilder(name).startSpan();
  }

  @Test
  void export_ourSpan_hasNothingOfOurs() {
    start("step")
        .setAttribute("honeyhive.session_id", "s")
        .setAttribute("honeyhive_event_type", "chain")
        .setAttribute("honeyhive_inputs.question", "secret")
        .setAttribute("thread.id", 1)
        .setAttribute("honeyhiver", "not ours")
        .end();

    SpanData span = kept.spans.get(0);
    assertThat(span.getName()).isEqualTo("step");
    assertThat(span.getAttributes().asMap().toString())
        .contains("thread.id=1", "honeyhiver=not ours")
        .doesNotContain("honeyhive.", "honeyhive_", "secret");
    assertThat(span.getTotalAttributeCount()).isEqualTo(2);
  }

  @Test
  void export_typedSpan_keepsItsConversationFromTheHostUnlessItIsAnInstrumentors() {
    provider
        .get("ai.honeyhive.tracer")
        .spanBuilder("chat m")
        .startSpan()
        .setAttribute("gen_ai.input.messages", "secret")
        .setAttribute("thread.id", 1)
        .end();
    start("chat m").setAttribute("gen_ai.input.messages", "the host's").end();

    assertThat(kept.spans.get(0).getAttributes().asMap().toString())
        .contains("thread.id=1")
        .doesNotContain("secret");
    assertThat(kept.spans.get(1).getAttributes().asMap().toString()).contains("the host's");
  }

  @Test
  void export_spanThatCannotBeLookedAt_isLeftToTheHost() {
    start("good").setAttribute("honeyhive_inputs.question", "secret").end();
    SpanData good = kept.spans.get(0);
    SpanData bad = new DelegatingSpanData(good) {
      @Override
      public Attributes getAttributes() {
        throw new NoClassDefFoundError("injected");
      }
    };
    Fence fence = new Fence(new Diagnostics());

    new HostExporter(kept, fence).export(List.of(bad, good));

    assertThat(kept.spans).containsExactly(good, bad, good);
    assertThat(fence.stopped()).isEqualTo(1);
  }

  @Test
  void export_spanOfTheHost_isTheSameObject() {
    start("SELECT").setAttribute("db.system", "h2").end();

    assertThat(kept.spans.get(0).getClass().getEnclosingClass()).isNotEqualTo(HostExporter.class);
  }

  @Test
  void export_messagesThatWeJoined_areNotThere() {
    start("chat")
        .addEvent("retry")
        .addEvent(
            "gen_ai.user.message",
            Attributes.builder()
                .put("honeyhive.message", true)
                .put("content", "secret")
                .build())
        .end();

    SpanData span = kept.spans.get(0);
    assertThat(span.getEvents()).extracting(EventData::getName).containsExactly("retry");
    assertThat(span.getTotalRecordedEvents()).isEqualTo(1);
  }

  @Test
  void export_spanOfASelfCheck_isLeftOut() {
    start("check").setAttribute("honeyhive.self_check", "1").end();

    assertThat(kept.spans).isEmpty();
  }

  @Test
  void toString_isThatOfTheHost() {
    assertThat(new HostExporter(kept, new Fence(new Diagnostics()))).hasToString("Kept");
  }

  private static final class Kept implements SpanExporter {
    private final List<SpanData> spans = new ArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> exported) {
      spans.addAll(exported);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public String toString() {
      return "Kept";
    }
  }
}
