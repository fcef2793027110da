package ai.honeyhive.tracer.internal.provider.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.provider.probe.Surroundings.Finding;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {
  private final ClassLoader context = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(context);
  }

  /** Everything that is on the class path once more, with nothing in common. */
  private static URLClassLoader secondCopy() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(
        "plugin", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void look_theTestsClassPath_isAsItShouldBe() {
    Surroundings surroundings = Surroundings.look();

    assertThat(surroundings.findings()).isEmpty();
    assertThat(surroundings.bringsItsOwn()).isNull();
    assertThat(surroundings.versions())
        .containsOnlyKeys("api", "context", "sdk-common", "sdk-trace")
        .allSatisfy((part, version) -> assertThat(version).matches("1\\.\\d+\\.\\d+"));
  }

  @Test
  void look_otherOpenTelemetryInTheContextClassLoader_namesBothLoaders() throws Exception {
    try (URLClassLoader plugin = secondCopy()) {
      Thread.currentThread().setContextClassLoader(plugin);

      List<Finding> findings = Surroundings.look().findings();

      assertThat(findings)
          .singleElement()
          .extracting(Finding::diagnosis)
          .isEqualTo(Diagnosis.HH110_OTHER_OPENTELEMETRY);
      assertThat(findings.get(0).what())
          .matches("The application has an OpenTelemetry of its own: it is in class loader"
              + " 'plugin' \\(.*opentelemetry-api-.*\\.jar\\), the tracer's in class loader 'app'"
              + " \\(.*opentelemetry-api-.*\\.jar\\)");
    }
  }

  @Test
  void look_secondCopyHasATracer_namesBothUntilItIsGone() throws Exception {
    try (URLClassLoader plugin = secondCopy()) {
      Class<?> theirs = plugin.loadClass(LoadedCopies.class.getName());
      theirs.getMethod("add").invoke(null);
      theirs.getMethod("add").invoke(null);
      theirs.getMethod("remove").invoke(null);
      try {
        List<Finding> findings = Surroundings.look().findings();

        assertThat(findings)
            .singleElement()
            .extracting(Finding::diagnosis)
            .isEqualTo(Diagnosis.HH111_TWO_COPIES);
        assertThat(findings.get(0).what())
            .matches("This SDK is loaded twice: in class loader 'app' \\(.*\\) and in class loader"
                + " 'plugin' \\(.*\\)");
      } finally {
        theirs.getMethod("remove").invoke(null);
      }
    }
    assertThat(Surroundings.look().findings()).isEmpty();
  }

  @Test
  void look_ownTracers_areNoSecondCopy() {
    LoadedCopies.add();
    try {
      assertThat(Surroundings.look().findings()).isEmpty();
    } finally {
      LoadedCopies.remove();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "org.springframework.boot.SpringApplication, Spring Boot",
    "io.quarkus.runtime.Quarkus, Quarkus",
    "io.micronaut.context.ApplicationContext, Micronaut",
    "io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk,"
        + " OpenTelemetry's autoconfigure",
  })
  void look_frameworkInTheContextClassLoader_isNamed(String type, String name) {
    Thread.currentThread().setContextClassLoader(new ClassLoader(context) {
      @Override
      public Class<?> loadClass(String className) throws ClassNotFoundException {
        return className.equals(type) ? Object.class : super.loadClass(className);
      }
    });

    assertThat(Surroundings.look().bringsItsOwn()).isEqualTo(name);
  }

  @Test
  void look_openLiberty_isNamed() {
    System.setProperty("wlp.server.name", "defaultServer");
    try {
      assertThat(Surroundings.look().bringsItsOwn()).isEqualTo("Open Liberty");
    } finally {
      System.clearProperty("wlp.server.name");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.65.0, 1.65.0, false",
    "1.65.0, 1.65.1, false",
    "1.65.0, 1.67.0, true",
    "1.65.0, 2.65.0, true",
    "of unknown version, 1.67.0, false",
  })
  void mixed_versions_whenTheReleasesDiffer(String api, String sdk, boolean mixed) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("api", api);
    versions.put("sdk-trace", sdk);

    assertThat(Versions.mixed(versions))
        .isEqualTo(mixed ? "api " + api + ", sdk-trace " + sdk : null);
  }

  @ParameterizedTest
  @CsvSource({
    "otel.java.global-autoconfigure.enabled, true, true",
    "otel.java.global.autoconfigure.enabled, true, true",
    "otel.java.GLOBAL-autoconfigure.enabled, TRUE, true",
    "otel.java.global-autoconfigure.enabled, false, false",
    "otel_java_global_autoconfigure_enabled, true, false",
  })
  void isTrue_property_isReadAsOpenTelemetryDoes(String name, String value, boolean expected) {
    System.setProperty(name, value);
    try {
      assertThat(Autoconfigure.isTrue("otel.java.global.autoconfigure.enabled"))
          .isEqualTo(expected);
    } finally {
      System.clearProperty(name);
    }
  }

  @Test
  void of_bootstrapClass_saysSo() {
    assertThat(ClassOrigin.of(String.class)).isEqualTo("class loader 'bootstrap'");
    assertThat(ClassOrigin.of(GlobalOpenTelemetry.class)).startsWith("class loader 'app' (/");
  }
}
