package ai.honeyhive.tracer.internal.provider.environment;

import ai.honeyhive.tracer.internal.provider.environment.Variables.Setting;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Locale;

/** {@code OTEL_TRACES_SAMPLER} and its argument; without them everything is sampled. */
final class SamplerSetting {
  private static final double ALL = 1.0;

  private final Variables variables;

  SamplerSetting(Variables variables) {
    this.variables = variables;
  }

  Sampler sampler() {
    Setting setting = variables.find("OTEL_TRACES_SAMPLER");
    String name = setting == null
        ? "parentbased_always_on"
        : setting.value().strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "always_on" -> Sampler.alwaysOn();
      case "always_off" -> Sampler.alwaysOff();
      case "traceidratio" -> Sampler.traceIdRatioBased(ratio());
      case "parentbased_always_on" -> Sampler.parentBased(Sampler.alwaysOn());
      case "parentbased_always_off" -> Sampler.parentBased(Sampler.alwaysOff());
      case "parentbased_traceidratio" -> Sampler.parentBased(Sampler.traceIdRatioBased(ratio()));
      default -> {
        variables.problem("OTEL_TRACES_SAMPLER=" + name + " is not a sampler a tracer has");
        yield Sampler.parentBased(Sampler.alwaysOn());
      }
    };
  }

  private double ratio() {
    Setting setting = variables.find("OTEL_TRACES_SAMPLER_ARG");
    if (setting == null) {
      return ALL;
    }
    try {
      double ratio = Double.parseDouble(setting.value().strip());
      if (ratio >= 0 && ratio <= ALL) {
        return ratio;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, like a number outside the range.
    }
    variables.problem(setting, "is not a number from 0 to 1");
    return ALL;
  }
}
