package ai.honeyhive.tracer.internal.export.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(HoneyHiveExtension.class)
class ApiKeyTest {
  private final Queue<Supplier<String>> answers = new ArrayDeque<>();
  private final AtomicLong clock = new AtomicLong();
  private final Diagnostics diagnostics = new Diagnostics();
  private final ApiKey key = ApiKey.of(() -> answers.remove().get(), diagnostics, clock::get);

  private void then(String answer) {
    answers.add(() -> answer);
  }

  private void pass(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void current_constant_isItForEver() {
    ApiKey constant = ApiKey.of("one");

    assertThat(constant.current()).isEqualTo("one");
    assertThat(constant.refused("one")).isFalse();
    assertThat(ApiKey.of((String) null).current()).isNull();
  }

  @Test
  void current_supplied_isAskedAfterAMinute() {
    then("one");
    then("two");

    assertThat(key.current()).isEqualTo("one");
    pass(59);
    assertThat(key.current()).isEqualTo("one");
    pass(1);
    assertThat(key.current()).isEqualTo("two");
  }

  @Test
  void refused_supplied_isAskedAtOnce() {
    then("one");
    then("two");
    key.current();

    assertThat(key.refused("one")).isTrue();
    assertThat(key.current()).isEqualTo("two");
  }

  @Test
  void refused_sameKeyAgain_saysSo() {
    then("one");
    then("one");
    key.current();

    assertThat(key.refused("one")).isFalse();
  }

  @Test
  void refused_keyThatWasReplacedMeanwhile_asksNobody() {
    then("one");
    then("two");
    key.current();
    pass(61);
    key.current();

    assertThat(key.refused("one")).isTrue();
    assertThat(answers).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "with blank", "tab\there", "\u00fcmlaut", "null", "throw", "error"})
  @AllowLogs(matching = "HH210")
  void current_supplierThatFails_keepsTheLastKeyAndSaysSoOnce(String failure) {
    then("good");
    for (int i = 0; i < 2; i++) {
      answers.add(() -> switch (failure) {
        case "null" -> null;
        case "throw" -> throw new IllegalStateException("hh_secret");
        case "error" -> throw new NoClassDefFoundError("hh_secret");
        default -> failure;
      });
    }
    key.current();

    pass(61);
    assertThat(key.current()).isEqualTo("good");
    assertThat(key.refused("good")).isFalse();
    assertThat(diagnostics.warnings()).containsExactly("HH210");
  }

  @Test
  @AllowLogs(matching = "HH210")
  void current_supplierThatNeverHadOne_isAskedNoMoreThanOnceAMinute() {
    then(null);

    assertThat(key.current()).isNull();
    assertThat(key.current()).isNull();
    assertThat(answers).isEmpty();
  }

  @Test
  void current_whileAnotherThreadAsks_isTheLastKey() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    then("one");
    answers.add(() -> {
      asked.countDown();
      try {
        return answer.await(10, TimeUnit.SECONDS) ? "two" : "late";
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    key.current();
    pass(61);

    CompletableFuture<String> asking = CompletableFuture.supplyAsync(key::current);
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(key.current()).isEqualTo("one");

    answer.countDown();
    assertThat(asking.get(10, TimeUnit.SECONDS)).isEqualTo("two");
  }

  @Test
  void toString_anyKey_isNotTold() {
    then("hh_secret");
    key.current();

    assertThat(key.toString()).isEqualTo("ApiKey[supplied]");
    assertThat(ApiKey.of("hh_secret").toString()).isEqualTo("ApiKey[set]");
  }
}
