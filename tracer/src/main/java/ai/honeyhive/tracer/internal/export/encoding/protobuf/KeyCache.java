package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The encoded {@code key} fields of attributes, which come in few kinds and great numbers. Each key
 * has one place where it can be, so that there is nothing to evict, and keys without end do no
 * harm. Thread-safe without locks: entries are immutable, and one that another thread does not see
 * is made again.
 */
final class KeyCache {
  private static final int PLACES_LOG2 = 9;
  private static final int LONGEST_KEY = 64;

  private static final class Entry {
    final String key;
    final byte[] field;

    Entry(String key, byte[] field) {
      this.key = key;
      this.field = field;
    }
  }

  private final @Nullable Entry[] entries = new Entry[1 << PLACES_LOG2];

  /** The field with its tag, not to be changed. */
  byte[] field(String key) {
    int place = (key.hashCode() * 0x9E3779B9) >>> (32 - PLACES_LOG2);
    Entry entry = entries[place];
    if (entry != null && entry.key.equals(key)) {
      return entry.field;
    }
    byte[] bytes = encoded(key);
    if (key.length() <= LONGEST_KEY) {
      entries[place] = new Entry(key, bytes);
    }
    return bytes;
  }

  private static byte[] encoded(String key) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    ProtobufWriter field = new ProtobufWriter(0, utf8.length + 6);
    field.bytes(1, utf8);
    return field.toByteArray();
  }
}
