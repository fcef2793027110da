package ai.honeyhive.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Repository;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every diagnosis that can be logged has its page, and every page its diagnosis. */
class DiagnosisPagesTest {
  private static final Path PAGES = Repository.ROOT.resolve("docs/diagnostics");

  @ParameterizedTest
  @EnumSource(Diagnosis.class)
  void page_ofADiagnosis_saysSymptomCauseAndFix(Diagnosis diagnosis) {
    assertThat(Repository.text(PAGES.resolve(diagnosis.id() + ".md")))
        .startsWith("# " + diagnosis.id())
        .contains("**Symptom.**")
        .contains("**Cause.**")
        .contains("**Fix.**");
  }

  @Test
  void pages_withoutADiagnosis_areNone() {
    assertThat(Repository.files(PAGES, ".md"))
        .extracting(page -> page.getFileName().toString().replace(".md", ""))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Diagnosis.values()).map(Diagnosis::id).toList());
  }
}
