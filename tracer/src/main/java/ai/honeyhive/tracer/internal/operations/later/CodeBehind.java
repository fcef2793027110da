package ai.honeyhive.tracer.internal.operations.later;

/** Code of ours around the application's, which its caller must not notice. */
public interface CodeBehind {
  /** The application's code. */
  Object code();

  /** The class of the application's code. */
  static Class<?> classOf(Object code) {
    return code instanceof CodeBehind around ? around.code().getClass() : code.getClass();
  }
}
