package ai.honeyhive.tracer.internal.export.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.context.Context;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionTest {

  @Test
  void call_whileItRuns_isNotToBeTraced() throws Exception {
    assertThat(suppressed()).isFalse();

    assertThat(Suppression.call(SuppressionTest::suppressed)).isTrue();

    assertThat(suppressed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IOException.class, InterruptedException.class, IllegalStateException.class})
  void call_thatThrows_isMadeOnceAndThrowsTheSame(Class<? extends Exception> type)
      throws Exception {
    Exception failure = type.getConstructor(String.class).newInstance("from the call");
    AtomicInteger calls = new AtomicInteger();

    assertThatThrownBy(() -> Suppression.call(() -> {
          calls.incrementAndGet();
          return raise(failure);
        }))
        .isSameAs(failure);

    assertThat(calls).hasValue(1);
  }

  @Test
  void call_thatFailsToLink_throwsTheSame() {
    LinkageError failure = new NoSuchMethodError("from the call");

    assertThatThrownBy(() -> Suppression.call(() -> {
          throw failure;
        }))
        .isSameAs(failure);
  }

  private static Object raise(Exception failure) throws IOException, InterruptedException {
    if (failure instanceof IOException io) {
      throw io;
    }
    if (failure instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    throw (RuntimeException) failure;
  }

  /** What the agent asks before it traces a call; the class moved with OpenTelemetry 1.63. */
  static boolean suppressed() {
    Method question = question("impl").or(() -> question("internal")).orElseThrow();
    try {
      return (boolean) question.invoke(null, Context.current());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(question.toString(), e);
    }
  }

  private static Optional<Method> question(String place) {
    try {
      return Optional.of(Class.forName("io.opentelemetry.api." + place + ".InstrumentationUtil")
          .getMethod("shouldSuppressInstrumentation", Context.class));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
