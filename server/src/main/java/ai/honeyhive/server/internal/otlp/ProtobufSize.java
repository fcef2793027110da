package ai.honeyhive.server.internal.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Counts the messages in a request in protobuf, which need not be valid, without reading them. */
final class ProtobufSize {
  private static final int MOST_NESTED = 100;

  private final CodedInputStream in;
  private int messages;

  private ProtobufSize(byte[] body) {
    in = CodedInputStream.newInstance(body);
  }

  static int messages(byte[] body) {
    ProtobufSize size = new ProtobufSize(body);
    try {
      size.count(ExportTraceServiceRequest.getDescriptor(), 0);
    } catch (IOException e) {
      // Whoever reads it says what is wrong.
      return size.messages;
    }
    return size.messages;
  }

  private void count(Descriptor type, int depth) throws IOException {
    messages++;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      Descriptor nested = message(type.findFieldByNumber(WireFormat.getTagFieldNumber(tag)), tag);
      if (nested == null || depth == MOST_NESTED) {
        in.skipField(tag);
      } else {
        int outer = in.pushLimit(in.readRawVarint32());
        count(nested, depth + 1);
        in.popLimit(outer);
      }
    }
  }

  private static @Nullable Descriptor message(@Nullable FieldDescriptor field, int tag) {
    return field != null
            && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
            && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED
        ? field.getMessageType()
        : null;
  }
}
