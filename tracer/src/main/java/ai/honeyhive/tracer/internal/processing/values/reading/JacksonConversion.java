package ai.honeyhive.tracer.internal.processing.values.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Leaves a class to Jackson, within a bound. */
final class JacksonConversion implements Plan.Conversion {
  /** Of what is within the limits, but for what is left out of it. */
  private static final int TIMES = 4;

  private final ObjectMapper mapper;
  private final ObjectWriter writer;
  private final Class<?> type;

  JacksonConversion(ObjectMapper mapper, Class<?> type) {
    this.mapper = mapper;
    this.writer = mapper.writer();
    this.type = type;
  }

  @Override
  public @Nullable Object of(Object value, Reading in) throws IOException {
    Bounded bytes = new Bounded(in.limits().total() * TIMES);
    try {
      writer.writeValue(bytes, value);
    } catch (IOException e) {
      if (!bytes.isFull()) {
        throw e;
      }
      in.losses().cut("A " + type.getName() + " has too much JSON to be read");
      return "[too large: " + type.getName() + "]";
    }
    JsonNode node = mapper.readTree(bytes.bytes.toByteArray());
    return JsonTrees.read(node);
  }

  /** Bytes up to a bound. */
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;
    private boolean full;

    Bounded(int most) {
      this.most = most;
    }

    boolean isFull() {
      return full;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] more, int from, int length) throws IOException {
      full = bytes.size() > most - length;
      if (full) {
        throw new IOException("too much JSON");
      }
      bytes.write(more, from, length);
    }
  }
}
