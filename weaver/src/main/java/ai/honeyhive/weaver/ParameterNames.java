package ai.honeyhive.weaver;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/** The names of parameters: what {@code -parameters} wrote, else what is there for debuggers. */
final class ParameterNames {
  private final Map<String, MethodDescription.InDefinedShape> methods = new HashMap<>();

  ParameterNames(TypeDescription type, ClassFileLocator classFiles) {
    TypePool pool = new TypePool.Default(
        new TypePool.CacheProvider.Simple(), classFiles, TypePool.Default.ReaderMode.EXTENDED);
    TypePool.Resolution found = pool.describe(type.getName());
    if (found.isResolved()) {
      for (MethodDescription.InDefinedShape method : found.resolve().getDeclaredMethods()) {
        methods.put(key(method), method);
      }
    }
  }

  /** The name, or {@code arg0} where none was left. */
  String of(ParameterDescription.InDefinedShape parameter) {
    MethodDescription.InDefinedShape known = methods.get(key(parameter.getDeclaringMethod()));
    return known == null
        ? parameter.getName()
        : known.getParameters().get(parameter.getIndex()).getName();
  }

  private static String key(MethodDescription method) {
    return method.getInternalName() + method.getDescriptor();
  }
}
