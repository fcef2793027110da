package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import org.jspecify.annotations.Nullable;

/** The messages of a request, as far as its spans and their texts are concerned. */
enum MessageKind {
  REQUEST,
  RESOURCE_SPANS,
  SCOPE_SPANS,
  SPAN,
  EVENT,
  LINK,
  STATUS,
  KEY_VALUE,
  ANY_VALUE,
  ARRAY,
  KEY_VALUES;

  /** The message in the field that the reader is at; null when there is none of these. */
  @Nullable
  MessageKind child(ProtobufReader in) {
    return in.wireType() == ProtobufWriter.LENGTH_DELIMITED ? child(in.field()) : null;
  }

  private @Nullable MessageKind child(int field) {
    return switch (this) {
      case REQUEST -> field == 1 ? RESOURCE_SPANS : null;
      case RESOURCE_SPANS -> field == 2 ? SCOPE_SPANS : null;
      case SCOPE_SPANS -> field == 2 ? SPAN : null;
      case SPAN -> ofSpan(field);
      case EVENT -> field == 3 ? KEY_VALUE : null;
      case LINK -> field == 4 ? KEY_VALUE : null;
      case KEY_VALUE -> field == 2 ? ANY_VALUE : null;
      case ANY_VALUE -> field == 5 ? ARRAY : field == 6 ? KEY_VALUES : null;
      case ARRAY -> field == 1 ? ANY_VALUE : null;
      case KEY_VALUES -> field == 1 ? KEY_VALUE : null;
      case STATUS -> null;
    };
  }

  private static @Nullable MessageKind ofSpan(int field) {
    return switch (field) {
      case 9 -> KEY_VALUE;
      case 11 -> EVENT;
      case 13 -> LINK;
      case 15 -> STATUS;
      default -> null;
    };
  }

  /** Whether the field that the reader is at holds text or bytes that are content, and no key. */
  boolean isContent(ProtobufReader in) {
    return switch (this) {
      case SPAN -> in.isMessage(5);
      case EVENT, STATUS -> in.isMessage(2);
      case ANY_VALUE -> in.isMessage(1) || in.isMessage(7);
      default -> false;
    };
  }
}
