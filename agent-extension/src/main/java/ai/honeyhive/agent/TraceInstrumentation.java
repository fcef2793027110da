package ai.honeyhive.agent;

import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasClassesNamed;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.weaver.Weaver;
import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Weaves methods with {@code @Trace} when their classes are loaded, for an application that has the
 * tracer. What is woven refers to the application's copy of it. The agent finds it by the name in
 * {@code META-INF/services}.
 */
public final class TraceInstrumentation extends InstrumentationModule
    implements TypeInstrumentation {
  private static final String HOOK = "ai.honeyhive.tracer.hook.TraceHook";

  private final Health health = Health.create();
  private final Weaver weaver =
      new Weaver(message -> health.diagnostics().report(Diagnosis.HH430_NOT_WOVEN, message, null));

  /** Called by the agent; {@code otel.instrumentation.honeyhive.enabled} switches it off. */
  public TraceInstrumentation() {
    super("honeyhive");
  }

  @Override
  public List<TypeInstrumentation> typeInstrumentations() {
    return List.of(this);
  }

  @Override
  public ElementMatcher<ClassLoader> classLoaderOptimization() {
    return hasClassesNamed(HOOK);
  }

  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    return Weaver::isTraced;
  }

  @Override
  public void transform(TypeTransformer transformer) {
    transformer.applyTransformer((builder, type, loader, module, domain) ->
        weaver.weave(builder, type, ClassFileLocator.ForClassLoader.of(loader)));
  }
}
