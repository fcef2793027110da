package ai.honeyhive.tracer.internal.processing.routing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets a span of a host's provider, and what it then holds. */
@ExtendWith(HoneyHiveExtension.class)
class SpanRouterTest {
  private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");

  private final CollectingOwner owner = new CollectingOwner();
  private final SdkTracerProvider provider = SdkTracerProvider.builder()
      .addSpanProcessor(SpanRouter.ofHost(new Fence(new Diagnostics())))
      .build();
  private final Tracer tracer = provider.get("host");
  private final Context scope = OwnerContext.with(Context.root(), owner);

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void onStart_outsideAnyScopeWithoutTracers_isNobodys() {
    Span span = tracer.spanBuilder("chat").setAttribute(MODEL, "m").startSpan();
    assertThat(SpanRouter.recordOf(span)).isNull();
    span.end();
  }

  @Test
  void onStart_withoutParentInAScope_isTheScopes() {
    try (Scope current = scope.makeCurrent()) {
      tracer
          .spanBuilder("chat")
          .setNoParent()
          .setAttribute(MODEL, "m")
          .startSpan()
          .end();
    }
    assertThat(owner.spans).extracting(SpanData::getName).containsExactly("chat");
  }

  @Test
  void onStart_contextThatLostItsOwner_isTheParents() {
    Span parent = tracer.spanBuilder("agent").setParent(scope).startSpan();
    Span child = tracer
        .spanBuilder("chat")
        .setParent(Context.root().with(parent))
        .setAttribute(MODEL, "m")
        .startSpan();
    child.end();
    parent.end();
    assertThat(owner.spans).extracting(SpanData::getName).containsExactly("chat", "agent");
    assertThat(owner.started).isEqualTo(2);
  }

  @Test
  void onEnd_nothingOfAModel_isNotTaken() {
    Span span = tracer.spanBuilder("SELECT").setParent(scope).startSpan();
    span.end();
    assertThat(owner.spans).isEmpty();
    assertThat(owner.started).isZero();
    assertThat(SpanRouter.recordOf(span)).isNull();
  }

  @Test
  void onEnd_sessionChangesBeforeTheSpanIsSent_keepsTheOneItEndedIn() {
    tracer
        .spanBuilder("chat")
        .setParent(scope)
        .setAttribute(MODEL, "m")
        .startSpan()
        .end();
    String session = owner.session;
    owner.session = "another";
    assertThat(owner.unsent.get(0).get().getAttributes().get(SpanKeys.SESSION_ID))
        .isEqualTo(session);
  }

  @Test
  void onEnd_limitsThatCutTheSession_doNotReachTheServer() {
    SdkTracerProvider limited = SdkTracerProvider.builder()
        .addSpanProcessor(
            SpanRouter.ofTracer(owner, SpanLimits.getDefault(), new Fence(new Diagnostics())))
        .setSpanLimits(SpanLimits.builder().setMaxAttributeValueLength(8).build())
        .build();
    limited.get("own").spanBuilder("step").startSpan().end();
    limited.close();
    assertThat(owner.spans.get(0).getAttributes().get(SpanKeys.SESSION_ID))
        .isEqualTo(owner.session);
  }

  @Test
  void onEnd_limitsThatLeaveNoRoomForAnEvaluation_doNotReachTheServer() {
    owner.evaluation = new EvaluationConfig("run-1", "set-1", "point-1");
    SdkTracerProvider limited = SdkTracerProvider.builder()
        .addSpanProcessor(
            SpanRouter.ofTracer(owner, SpanLimits.getDefault(), new Fence(new Diagnostics())))
        .setSpanLimits(SpanLimits.builder().setMaxNumberOfAttributes(3).build())
        .build();
    limited.get("own").spanBuilder("step").startSpan().end();
    limited
        .get("own")
        .spanBuilder("changed")
        .startSpan()
        .setAttribute(SpanKeys.DATAPOINT_ID, "the application's")
        .setAttribute(SpanKeys.SESSION_ID, "another")
        .end();
    limited.close();
    assertThat(owner.spans.get(0).getAttributes().asMap())
        .containsAllEntriesOf(owner.identity().attributes().asMap());
    assertThat(owner.spans.get(1).getAttributes().get(SpanKeys.DATAPOINT_ID))
        .isEqualTo("the application's");
    assertThat(owner.spans.get(1).getAttributes().get(SpanKeys.SESSION_ID))
        .isEqualTo(owner.session);
  }

  @Test
  void contentOf_hostsSpan_isBesideIt() {
    Span span =
        tracer.spanBuilder("chat").setParent(scope).setAttribute(MODEL, "m").startSpan();
    Span beside = SpanRouter.contentOf(span);
    beside.setAttribute("question", "Where?");
    beside.addEvent("first token", Attributes.empty());
    beside.recordException(new IllegalStateException("no"), Attributes.empty());
    beside.setStatus(StatusCode.ERROR, "no");
    span.end();
    beside.setAttribute("late", true);

    SpanData seen = owner.spans.get(0);
    assertThat(seen.getAttributes().asMap().keySet())
        .extracting(AttributeKey::getKey)
        .containsExactlyInAnyOrder(
            "gen_ai.request.model", "honeyhive.session_id", "honeyhive.source", "question");
    assertThat(seen.getEvents())
        .extracting(EventData::getName)
        .containsExactly("first token", "exception");
    assertThat(
            seen.getEvents().get(1).getAttributes().get(AttributeKey.stringKey("exception.type")))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(seen.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(seen.getTotalAttributeCount()).isEqualTo(4);
    assertThat(seen.getTotalRecordedEvents()).isEqualTo(2);
  }

  @Test
  void contentOf_moreThanTheLimit_isCounted() {
    Span span =
        tracer.spanBuilder("chat").setParent(scope).setAttribute(MODEL, "m").startSpan();
    Span beside = SpanRouter.contentOf(span);
    for (int i = 0; i < 1030; i++) {
      beside.setAttribute("key" + i, i);
      beside.addEvent("event");
    }
    span.end();
    SpanData seen = owner.spans.get(0);
    assertThat(seen.getTotalAttributeCount() - seen.getAttributes().size()).isEqualTo(6);
    assertThat(seen.getTotalRecordedEvents() - seen.getEvents().size()).isEqualTo(6);
  }

  @Test
  void want_endlessChain_keepsABoundedPartOfIt() {
    Span last = tracer.spanBuilder("0").setParent(scope).startSpan();
    for (int i = 1; i <= 1000; i++) {
      Span next =
          tracer.spanBuilder(Integer.toString(i)).setParent(scope.with(last)).startSpan();
      last.end();
      last = next;
    }
    last.setAttribute(MODEL, "m").end();
    assertThat(owner.spans).hasSizeBetween(1, 129);
  }
}
