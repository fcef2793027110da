package ai.honeyhive.tracer.internal.export.spill;

import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A directory, a clock that stands still, and everything that was told. */
final class SpillFixture implements Spill.Losses {
  static final Duration MAX_AGE = Duration.ofHours(24);

  final Path directory;
  final AtomicLong now = new AtomicLong(1_800_000_000_000L);
  final Map<UUID, Long> lost = new HashMap<>();
  final List<String> reasons = new ArrayList<>();
  final List<String> failures = new ArrayList<>();
  final List<Long> settled = new ArrayList<>();
  long maxBytes = 64 * 1024;
  Sync sync = Sync.NEVER;

  SpillFixture(Path directory) {
    this.directory = directory;
  }

  Spill open() throws IOException {
    Clock clock = new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Instant.ofEpochMilli(now.get());
      }
    };
    return SpillDirectory.open(new SpillSettings(directory, maxBytes, MAX_AGE, sync, clock), this);
  }

  SpilledRequest request(Spill spill, String body, int spans) {
    return new SpilledRequest(
        spill.writer(),
        "application/json",
        spans,
        now.get(),
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
  }

  boolean add(Spill spill, String... bodies) {
    boolean all = true;
    for (String body : bodies) {
      all &= spill.add(request(spill, body, 1));
    }
    return all;
  }

  /** Takes everything there is. */
  static List<String> drain(Spill spill) {
    List<String> bodies = new ArrayList<>();
    for (SpilledRequest next = spill.first(); next != null; next = spill.first()) {
      bodies.add(body(next));
      spill.acknowledge();
    }
    return bodies;
  }

  static String body(SpilledRequest request) {
    return StandardCharsets.UTF_8.decode(request.body().duplicate()).toString();
  }

  List<Path> segments() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".spill")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long lostSpans() {
    return lost.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void lost(UUID writer, long spans, String why) {
    lost.merge(writer, spans, Long::sum);
    reasons.add(why);
  }

  @Override
  public void settled(long delivered, long rejected) {
    settled.add(delivered);
    settled.add(rejected);
  }

  @Override
  public void failed(String why) {
    failures.add(why);
  }
}
