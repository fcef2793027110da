package ai.honeyhive.tracer.internal.export.spill;

import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * Spills numbered requests until it is killed, and says what it did: {@code +n} is on disk,
 * {@code ?n} is being acknowledged, {@code -n} is acknowledged.
 */
final class SpillingProcess {
  private static final int WAITING = 50;

  private SpillingProcess() {}

  public static void main(String[] arguments) throws IOException {
    int number = Integer.parseInt(arguments[1]);
    int largest = Integer.parseInt(arguments[2]);
    SpillSettings settings =
        new SpillSettings(Path.of(arguments[0]), 8_000_000, Duration.ofHours(1), Sync.NEVER);
    Random random = new Random(number);
    try (Spill spill = SpillDirectory.open(settings, (writer, spans, why) -> say("lost " + why))) {
      say("open");
      while (true) {
        String body = number + ":" + "x".repeat(random.nextInt(largest));
        ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
        boolean added = spill.add(
            new SpilledRequest(spill.writer(), "text/plain", 1, System.currentTimeMillis(), bytes));
        say((added ? "+" : "refused ") + number++);
        if (spill.spans() > WAITING) {
          acknowledge(spill);
        }
      }
    }
  }

  private static void acknowledge(Spill spill) {
    SpilledRequest first = spill.first();
    if (first != null) {
      String number = number(first);
      say("?" + number);
      spill.acknowledge();
      say("-" + number);
    }
  }

  static String number(SpilledRequest request) {
    String body = SpillFixture.body(request);
    return body.substring(0, body.indexOf(':'));
  }

  private static void say(String line) {
    try {
      OutputStream out = new FileOutputStream(FileDescriptor.out);
      out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("nobody listens", e);
    }
  }
}
