package ai.honeyhive.weaver;

import ai.honeyhive.tracer.hook.TraceHook;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * The code that is copied into a traced method: before its own, and after it, however that ends.
 * What the hook throws, or its absence, is swallowed in the copy.
 */
final class TraceAdvice {
  private TraceAdvice() {}

  /** For every method. */
  static final class Enter {
    private Enter() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
        @TracedAs String method, @Advice.AllArguments @Nullable Object[] arguments) {
      return TraceHook.enter(method, arguments);
    }
  }

  /** For a method that returns a reference: its caller may get another one. */
  static final class Reference {
    private Reference() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Enter @Nullable Object step,
        @DeclaredAs Class<?> declared,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
        @Advice.Thrown @Nullable Throwable thrown) {
      if (step != null) {
        if (result == null) {
          TraceHook.ended(step, thrown);
        } else {
          result = TraceHook.returned(step, declared, result);
        }
      }
    }
  }

  /** For a method that returns a primitive value or nothing. */
  static final class Plain {
    private Plain() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Enter @Nullable Object step,
        @DeclaredAs Class<?> declared,
        @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
        @Advice.Thrown @Nullable Throwable thrown) {
      if (step != null) {
        if (thrown != null || result == null) {
          TraceHook.ended(step, thrown);
        } else {
          TraceHook.returned(step, declared, result);
        }
      }
    }
  }
}
