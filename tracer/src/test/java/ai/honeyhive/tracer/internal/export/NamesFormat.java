package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes only the names of spans, one a line. A span named {@code bad} cannot be written. */
final class NamesFormat implements SpanFormat {
  @Override
  public String contentType() {
    return "text/plain";
  }

  @Override
  public BatchWriter newBatch(int expectedBytes) {
    return new Writer();
  }

  private static final class Writer implements BatchWriter {
    private final List<String> names = new ArrayList<>();

    @Override
    public void add(SpanData span) {
      if (span.getName().equals("bad")) {
        throw new IllegalArgumentException(span.getName());
      }
      names.add(span.getName());
    }

    @Override
    public void undo() {
      names.remove(names.size() - 1);
    }

    @Override
    public int size() {
      return names.stream().mapToInt(name -> name.length() + 1).sum();
    }

    @Override
    public int spans() {
      return names.size();
    }

    @Override
    public Payload finish() {
      return payload(names);
    }
  }

  static Payload payload(List<String> names) {
    String text = String.join("\n", names) + "\n";
    return new Payload(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), names.size());
  }

  static List<String> names(Payload payload) {
    return StandardCharsets.UTF_8
        .decode(payload.body().duplicate())
        .toString()
        .lines()
        .toList();
  }

  @Override
  public List<Payload> split(Payload request) {
    List<String> names = names(request);
    int middle = names.size() / 2;
    return List.of(payload(names.subList(0, middle)), payload(names.subList(middle, names.size())));
  }

  @Override
  public @Nullable Payload shorten(Payload request, int limit) {
    String name = names(request).get(0);
    return limit < 4 ? null : payload(List.of(name.substring(0, limit - 1)));
  }

  @Override
  public Receipt read(ByteBuffer answer, int spans) {
    return Receipt.ALL;
  }
}
