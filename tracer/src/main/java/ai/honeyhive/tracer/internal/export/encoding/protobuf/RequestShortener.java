package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.TextLimit;
import io.opentelemetry.api.common.Attributes;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cuts the longest texts of a request with one span. */
final class RequestShortener {
  private static final int WIDTH = 3;
  private static final int ATTRIBUTES = 9;
  // more than what we write can have, see PlainValue.MAX_DEPTH
  private static final int MAX_DEPTH = 110;

  private final ProtobufWriter out;
  private final int textLimit;
  private final IntStream.Builder lengths = IntStream.builder();
  private long cut;
  private int spans;

  private RequestShortener(int capacity, int textLimit) {
    this.out = new ProtobufWriter(0, capacity);
    this.textLimit = textLimit;
  }

  static @Nullable Payload shorten(Payload request, int limit) {
    if (request.length() <= limit) {
      return request;
    }
    RequestShortener reading = run(request, Integer.MAX_VALUE);
    if (reading.spans != 1) {
      throw new IllegalArgumentException(
          "a request with one span can be shortened, not with " + reading.spans);
    }
    long excess = (long) request.length() + TextLimit.MARKS_SIZE - limit;
    int textLimit = TextLimit.find(reading.lengths.build(), excess);
    if (textLimit < 0) {
      return null;
    }
    Payload shortened = new Payload(run(request, textLimit).out.toBuffer(), 1);
    return shortened.length() <= limit ? shortened : null;
  }

  private static RequestShortener run(Payload request, int textLimit) {
    RequestShortener run = new RequestShortener(request.length(), textLimit);
    run.copy(new ProtobufReader(request.body()), MessageKind.REQUEST, 0);
    return run;
  }

  private void copy(ProtobufReader in, MessageKind kind, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("not a request of OTLP: nested too deeply");
    }
    while (in.next()) {
      MessageKind child = kind.child(in);
      if (child == MessageKind.KEY_VALUE) {
        attribute(in, kind == MessageKind.SPAN, depth);
      } else if (child != null) {
        message(in, child, depth);
      } else if (kind.isContent(in)) {
        content(in);
      } else {
        in.copyTo(out);
      }
    }
  }

  private void message(ProtobufReader in, MessageKind kind, int depth) {
    int content = out.open(in.field(), WIDTH);
    copy(in.message(), kind, depth + 1);
    if (kind == MessageKind.SPAN) {
      spans++;
      mark();
    }
    out.close(content, WIDTH);
  }

  private void attribute(ProtobufReader in, boolean ofSpan, int depth) {
    ProtobufReader field = find(in.message(), 1);
    String key = field == null ? "" : field.text();
    if (ofSpan && key.equals(TextLimit.MARK_BYTES)) {
      cut += cutBefore(in.message());
    } else if (ofSpan && key.equals(TextLimit.MARK)) {
      return;
    } else if (TextLimit.isIdentity(key)) {
      in.copyTo(out);
    } else {
      message(in, MessageKind.KEY_VALUE, depth);
    }
  }

  /** The reader at the field with a length that has this number, or null. */
  private static @Nullable ProtobufReader find(ProtobufReader in, int number) {
    while (in.next()) {
      if (in.isMessage(number)) {
        return in;
      }
    }
    return null;
  }

  private static long cutBefore(ProtobufReader attribute) {
    ProtobufReader field = find(attribute, 2);
    if (field != null) {
      ProtobufReader value = field.message();
      while (value.next()) {
        if (value.field() == 3 && value.wireType() == ProtobufWriter.VARINT) {
          return value.varint();
        }
      }
    }
    return 0;
  }

  private void content(ProtobufReader in) {
    lengths.add(in.length());
    if (in.length() <= textLimit) {
      in.copyTo(out);
    } else {
      int kept = in.cutAt(textLimit);
      cut += in.length() - kept;
      in.copyTo(out, kept);
    }
  }

  private void mark() {
    AttributeEncoder attributes = new AttributeEncoder(out, new KeyCache());
    attributes.encode(
        ATTRIBUTES,
        Attributes.builder()
            .put(TextLimit.MARK, true)
            .put(TextLimit.MARK_BYTES, cut)
            .build());
  }
}
