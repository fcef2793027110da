package ai.honeyhive.test;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A guarded class that is run by {@link SampleRun} only, whatever a build or an IDE selects. */
@ExtendWith({Sample.OnlyInSampleRun.class, HoneyHiveExtension.class})
@Retention(RetentionPolicy.RUNTIME)
@interface Sample {
  String PARAMETER = "honeyhive.sample";

  final class OnlyInSampleRun implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return context.getConfigurationParameter(PARAMETER).isPresent()
          ? ConditionEvaluationResult.enabled("run by a test")
          : ConditionEvaluationResult.disabled("a sample, run by a test");
    }
  }
}
