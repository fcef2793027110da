package ai.honeyhive.tracer.internal.export.encoding;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.export.encoding.json.EventsFormat;
import ai.honeyhive.tracer.internal.export.encoding.json.OtlpJsonFormat;
import ai.honeyhive.tracer.internal.export.encoding.protobuf.OtlpProtobufFormat;

/** The format of a protocol: one for all tracers, because what it remembers of keys is shared. */
public final class SpanFormats {
  private static final SpanFormat PROTOBUF = new OtlpProtobufFormat();

  // Classes of their own, because a format in JSON loads Jackson.
  private static final class Json {
    static final SpanFormat FORMAT = new OtlpJsonFormat();
  }

  private static final class Events {
    static final SpanFormat FORMAT = new EventsFormat();
  }

  private SpanFormats() {}

  /** {@return the format} */
  public static SpanFormat of(DeliveryConfig.Protocol protocol) {
    return switch (protocol) {
      case OTLP_PROTOBUF -> PROTOBUF;
      case OTLP_JSON -> Json.FORMAT;
      case EVENTS -> Events.FORMAT;
    };
  }
}
