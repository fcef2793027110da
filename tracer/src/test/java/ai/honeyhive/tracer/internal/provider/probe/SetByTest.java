package ai.honeyhive.tracer.internal.provider.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SetByTest {
  private static final StackTraceElement SET = new StackTraceElement(
      "io.opentelemetry.api.GlobalOpenTelemetry", "set", "GlobalOpenTelemetry.java", 182);
  private static final StackTraceElement EXPORTER = new StackTraceElement(
      "io.opentelemetry.exporter.internal.ExporterMetrics", "meter", "ExporterMetrics.java", 42);
  private static final StackTraceElement OUR_GET = new StackTraceElement(
      "ai.honeyhive.tracer.internal.lifecycle.Binding", "join", "Binding.java", 7);
  private static final StackTraceElement OUR_BUILD = new StackTraceElement(
      "ai.honeyhive.tracer.HoneyHiveTracerBuilder", "build", "HoneyHiveTracerBuilder.java", 9);
  private static final StackTraceElement REFLECTION =
      new StackTraceElement("java.lang.reflect.Method", "invoke", "Method.java", 569);
  private static final StackTraceElement APP =
      new StackTraceElement("app", "java.base", "17", "com.acme.App", "main", "App.java", 12);

  @Test
  void culprit_theApplication_isItsInnermostLineWithoutLoaderAndModule() {
    assertThat(culprit(SET, REFLECTION, APP, SET)).isEqualTo("com.acme.App.main(App.java:12)");
  }

  @Test
  void culprit_thisSdkForTheApplication_isTheApplicationsLine() {
    assertThat(culprit(SET, OUR_GET, OUR_BUILD, APP)).isEqualTo("com.acme.App.main(App.java:12)");
  }

  @Test
  void culprit_aThreadOfOpenTelemetrysOwn_isItsOutermostLine() {
    StackTraceElement run = new StackTraceElement("java.lang.Thread", "run", "Thread.java", 840);

    assertThat(culprit(SET, EXPORTER, run))
        .isEqualTo("io.opentelemetry.exporter.internal.ExporterMetrics.meter"
            + "(ExporterMetrics.java:42)");
  }

  @Test
  void culprit_withoutDebugInformation_saysSo() {
    StackTraceElement stripped = new StackTraceElement("com.acme.A", "a", null, -1);

    assertThat(culprit(SET, stripped)).isEqualTo("com.acme.A.a(unknown source)");
  }

  @Test
  void culprit_noStack_isNobody() {
    assertThat(culprit()).isNull();
  }

  private static String culprit(StackTraceElement... stack) {
    return SetBy.culprit(stack);
  }
}
