package ai.honeyhive.weaver;

import ai.honeyhive.tracer.hook.Woven;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;

/**
 * Weaves classes when an application is built. Byte Buddy's plugins for Maven and Gradle find it by
 * themselves when this module is among their dependencies.
 */
public final class TracePlugin implements Plugin {
  private final Weaver weaver;

  /**
   * Makes the plugin.
   *
   * @param logger gets a warning for each method that is annotated and cannot be woven
   */
  public TracePlugin(BuildLogger logger) {
    this.weaver = new Weaver(logger::warn);
  }

  @Override
  public boolean matches(TypeDescription type) {
    return Weaver.isTraced(type);
  }

  @Override
  public DynamicType.Builder<?> apply(
      DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator classFiles) {
    AnnotationDescription woven =
        AnnotationDescription.Builder.ofType(Woven.class).build();
    return weaver.weave(builder, type, classFiles).annotateType(woven);
  }

  @Override
  public void close() {}
}
