package ai.honeyhive.tracer.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.config.Capture;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which tracer is main, and which are kept for that when the application forgets them. */
class MainElectionTest {
  private final MainElection election = new MainElection();
  private @Nullable SpanOwner held;

  private WeakReference<SpanOwner> add(boolean appointed) {
    SpanOwner owner = new Owner();
    election.add(owner, appointed);
    return new WeakReference<>(owner);
  }

  private static void collect(WeakReference<?> forgotten) {
    while (forgotten.get() != null) {
      System.gc();
    }
  }

  /** A reference that is not cleared while another one, made after it, is. */
  private static boolean isKept(WeakReference<?> kept) {
    collect(new WeakReference<>(new Object()));
    System.gc();
    return kept.get() != null;
  }

  @Test
  void main_forgotten_isTheNext() {
    WeakReference<SpanOwner> forgotten = add(false);
    SpanOwner second = new Owner();
    election.add(second, false);

    collect(forgotten);

    assertThat(election.main()).isSameAs(second);
    assertThat(election.all()).containsExactly(second);
  }

  @Test
  void main_allForgotten_isNone() {
    collect(add(false));

    assertThat(election.main()).isNull();
    election.forget();
    assertThat(election.all()).isEmpty();
  }

  @Test
  void main_appointed_isKept() {
    WeakReference<SpanOwner> appointed = add(true);
    WeakReference<SpanOwner> later = add(true);

    assertThat(isKept(appointed)).isTrue();
    election.remove(later.get());

    assertThat(election.main()).isSameAs(appointed.get());
  }

  @Test
  void main_sharedProvider_isKeptUntilItIsClosed() {
    WeakReference<SpanOwner> main = add(false);
    held = new Owner();
    election.add(held, false);
    election.keepMain();

    assertThat(isKept(main)).isTrue();
    election.remove(main.get());

    collect(main);
    assertThat(election.main()).isSameAs(held);
  }

  @Test
  void all_sharedProvider_keepsNoneButTheMain() {
    election.keepMain();
    WeakReference<SpanOwner> main = add(false);

    collect(add(false));

    assertThat(election.all()).containsExactly(main.get());
  }

  private static final class Owner implements SpanOwner {
    @Override
    public Identity identity() {
      return Identity.of("6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11", "name", "dev");
    }

    @Override
    public Capture capture() {
      return Capture.GENAI;
    }

    @Override
    public boolean stampsHostSpans() {
      return false;
    }

    @Override
    public void started() {}

    @Override
    public void unsampled() {}

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public void ended(Supplier<SpanData> span) {}
  }
}
