package ai.honeyhive.tracer.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracedMethodTest {
  @Trace
  private interface Plain {}

  @Trace("Trips")
  private interface Named {}

  @Trace(value = "plan it", type = EventType.MODEL, inputs = false, outputs = false)
  private interface Told {}

  private static Trace of(Class<?> type) {
    return type.getAnnotation(Trace.class);
  }

  private static TracedMethod method(Trace onMethod, Trace onClass) {
    return TracedMethod.of(onMethod, onClass, "app.Planner", "plan", List.of("city", ""));
  }

  @Test
  void of_annotationOnTheMethod_countsInsteadOfThatOnTheClass() {
    assertThat(method(of(Told.class), of(Named.class)))
        .isEqualTo(new TracedMethod("plan it", EventType.MODEL, List.of(), false));
    assertThat(method(of(Plain.class), of(Told.class)))
        .isEqualTo(new TracedMethod("plan it.plan", EventType.TOOL, List.of("city", ""), true));
  }

  @Test
  void of_annotationOnTheClass_namesTheClass() {
    assertThat(method(null, of(Named.class)).name()).isEqualTo("Trips.plan");
    assertThat(method(null, of(Plain.class)).name()).isEqualTo("Planner.plan");
  }

  @Test
  void of_noAnnotation_isAnError() {
    assertThatThrownBy(() -> method(null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("app.Planner.plan has no @Trace");
  }

  @ParameterizedTest
  @CsvSource({
    "Planner, Planner",
    "a.b.Planner, Planner",
    "a.Outer$Inner, Inner",
    "a.Outer$1, Outer$1",
    "a.Outer$1Local, Local",
    "a.Scala$, Scala$"
  })
  void name_ofAClass_isItsSimpleName(String className, String owner) {
    TracedMethod traced = TracedMethod.of(of(Plain.class), null, className, "m", List.of());

    assertThat(traced.name()).isEqualTo(owner + ".m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"T.m", "a\nb\n\nc", ",", "", "+"})
  void text_ofAnyName_isReadAgain(String name) {
    TracedMethod traced = new TracedMethod(name, EventType.CHAIN, List.of("a", "", "c"), true);

    assertThat(TracedMethod.parse(traced.text())).isEqualTo(traced);
    assertThat(TracedMethod.parse(traced.withoutOutput().text())).isEqualTo(traced.withoutOutput());
  }

  @Test
  void text_withoutInputs_recordsNone() {
    TracedMethod traced = new TracedMethod("m", EventType.TOOL, List.of(), true);

    assertThat(TracedMethod.parse(traced.text()).inputs()).containsOnly("");
  }

  @Test
  void parse_ofAnUnknownType_isATool() {
    assertThat(TracedMethod.parse("oracle\n+\n\nm").type()).isEqualTo(EventType.TOOL);
  }
}
