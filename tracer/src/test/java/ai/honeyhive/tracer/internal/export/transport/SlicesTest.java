package ai.honeyhive.tracer.internal.export.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private static final int LENGTH = 300_000;

  private final byte[] body = new byte[LENGTH + 2];
  private final Receiver receiver = new Receiver();

  SlicesTest() {
    new Random(4).nextBytes(body);
  }

  private static final class Receiver implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.Subscription subscription;
    private int atOnce;
    private int slices;
    private int completions;
    private int errors;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(ByteBuffer slice) {
      slices++;
      byte[] some = new byte[slice.remaining()];
      slice.get(some);
      bytes.writeBytes(some);
      if (atOnce > 0) {
        subscription.request(atOnce);
      }
    }

    @Override
    public void onError(Throwable failure) {
      errors++;
    }

    @Override
    public void onComplete() {
      completions++;
    }
  }

  private Flow.Subscription slices() {
    Slices slices = new Slices(ByteBuffer.wrap(body, 1, LENGTH).slice(), receiver);
    receiver.onSubscribe(slices);
    return slices;
  }

  private byte[] expected() {
    return Arrays.copyOfRange(body, 1, LENGTH + 1);
  }

  @Test
  void request_oneAfterTheOther_givesOneSliceEachAndThenTheEnd() {
    Flow.Subscription slices = slices();

    slices.request(1);
    assertThat(receiver.slices).isEqualTo(1);
    assertThat(receiver.completions).isZero();
    slices.request(1);
    slices.request(1);
    slices.request(1);

    assertThat(receiver.slices).isEqualTo(3);
    assertThat(receiver.completions).isEqualTo(1);
    assertThat(receiver.bytes.toByteArray()).isEqualTo(expected());
  }

  @Test
  void request_fromWithinASlice_goesOnWithoutRecursion() {
    receiver.atOnce = 1;

    slices().request(1);

    assertThat(receiver.slices).isEqualTo(3);
    assertThat(receiver.completions).isEqualTo(1);
    assertThat(receiver.bytes.toByteArray()).isEqualTo(expected());
  }

  @Test
  void request_ofAll_asOftenAsLiked_givesEachByteOnce() {
    receiver.atOnce = Integer.MAX_VALUE;
    Flow.Subscription slices = slices();

    slices.request(Long.MAX_VALUE);
    slices.request(Long.MAX_VALUE);

    assertThat(receiver.completions).isEqualTo(1);
    assertThat(receiver.bytes.toByteArray()).isEqualTo(expected());
  }

  @Test
  void request_afterCancel_givesNothing() {
    Flow.Subscription slices = slices();
    slices.request(1);

    slices.cancel();
    slices.request(1);

    assertThat(receiver.slices).isEqualTo(1);
    assertThat(receiver.completions).isZero();
  }

  @Test
  void request_ofNothing_isAnErrorOnce() {
    Flow.Subscription slices = slices();

    slices.request(0);
    slices.request(-1);
    slices.request(1);

    assertThat(receiver.errors).isEqualTo(1);
    assertThat(receiver.slices).isZero();
  }
}
