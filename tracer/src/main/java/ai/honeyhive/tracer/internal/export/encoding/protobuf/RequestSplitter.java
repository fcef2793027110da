package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import ai.honeyhive.tracer.internal.export.encoding.Halves;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import java.util.ArrayList;
import java.util.List;

/** Divides a request. Spans keep their order and their bytes, and their resource and scope. */
final class RequestSplitter {
  private static final int WIDTH = 3;

  private final ProtobufWriter out;
  private final int from;
  private final int to;
  private final List<Integer> sizes = new ArrayList<>();

  /** One that takes over the spans from the first of these places to before the second. */
  private RequestSplitter(int from, int to, int capacity) {
    this.from = from;
    this.to = to;
    this.out = new ProtobufWriter(0, capacity);
  }

  static List<Payload> split(Payload request) {
    RequestSplitter counting = new RequestSplitter(0, 0, request.length() / 4);
    counting.copy(new ProtobufReader(request.body()), MessageKind.REQUEST);
    int spans = counting.sizes.size();
    if (spans < 2) {
      return List.of(request);
    }
    int middle = Halves.middle(counting.sizes);
    return List.of(part(request, 0, middle), part(request, middle, spans));
  }

  private static Payload part(Payload request, int from, int to) {
    RequestSplitter part = new RequestSplitter(from, to, request.length());
    part.copy(new ProtobufReader(request.body()), MessageKind.REQUEST);
    return new Payload(part.out.toBuffer(), to - from);
  }

  /** Copies the fields of a message; false when none of its spans is among them. */
  private boolean copy(ProtobufReader in, MessageKind kind) {
    boolean any = false;
    while (in.next()) {
      MessageKind child = kind.child(in);
      if (child == MessageKind.SPAN) {
        int place = sizes.size();
        sizes.add(in.size());
        if (from <= place && place < to) {
          in.copyTo(out);
          any = true;
        }
      } else if (child != null) {
        any |= copyMessage(in, child);
      } else {
        in.copyTo(out);
      }
    }
    return any;
  }

  private boolean copyMessage(ProtobufReader in, MessageKind kind) {
    int before = out.position();
    int content = out.open(in.field(), WIDTH);
    boolean any = copy(in.message(), kind);
    if (any) {
      out.close(content, WIDTH);
    } else {
      out.truncate(before);
    }
    return any;
  }
}
