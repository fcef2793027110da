package ai.honeyhive.tracer.internal.context;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/**
 * The fixed attribute names this tracer writes: HoneyHive's, as its Python SDK writes them, and
 * OpenTelemetry's.
 */
public final class SpanKeys {
  public static final AttributeKey<String> SESSION_ID = stringKey("honeyhive.session_id");
  public static final AttributeKey<String> SOURCE = stringKey("honeyhive.source");
  public static final AttributeKey<String> PROJECT = stringKey("honeyhive.project");
  public static final AttributeKey<String> SESSION_NAME = stringKey("honeyhive.session_name");
  /** The server is to make the session of this span if it does not know it. */
  public static final AttributeKey<Boolean> SESSION_AUTO_CREATE =
      AttributeKey.booleanKey("honeyhive.session_auto_create");

  public static final AttributeKey<String> RUN_ID = stringKey("honeyhive_metadata.run_id");
  public static final AttributeKey<String> DATASET_ID = stringKey("honeyhive_metadata.dataset_id");
  public static final AttributeKey<String> DATAPOINT_ID =
      stringKey("honeyhive_metadata.datapoint_id");
  public static final AttributeKey<String> EVENT_TYPE = stringKey("honeyhive_event_type");
  public static final AttributeKey<String> EVENT_ID = stringKey("honeyhive_event_id");
  public static final AttributeKey<String> ERROR = stringKey("honeyhive_error");
  public static final AttributeKey<String> SELF_CHECK = stringKey("honeyhive.self_check");
  /** On an event of a span: it is a message, and for nobody but HoneyHive. */
  public static final AttributeKey<Boolean> MESSAGE = AttributeKey.booleanKey("honeyhive.message");

  public static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");

  private SpanKeys() {}
}
