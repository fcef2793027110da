package ai.honeyhive.server.internal.otlp;

import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.server.internal.errors.IngestErrors;
import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.storage.Storage;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * OTLP/HTTP for traces. Each span becomes an event; spans that cannot are counted in the partial
 * success, with the reason, and do not keep the others from being stored.
 */
public final class TraceIngest implements Handler {
  private static final String PROTOBUF = "application/x-protobuf";
  private static final String JSON = "application/json";

  private final Storage storage;
  private final SpanMapper mapper;
  private final IngestErrors errors;
  private final Consumer<TraceRequest> stored;

  /**
   * Makes a handler.
   *
   * @param errors is told of spans that were refused
   * @param stored is handed each request after it was stored
   */
  public TraceIngest(
      Storage storage, SpanMapper mapper, IngestErrors errors, Consumer<TraceRequest> stored) {
    this.errors = errors;
    this.storage = storage;
    this.mapper = mapper;
    this.stored = stored;
  }

  @Override
  public Response handle(Request request) throws IOException {
    String type = request.mediaType();
    boolean json = type.equals(JSON);
    if (!json && !type.equals(PROTOBUF)) {
      throw HttpFailure.unsupportedMediaType(
          "Content-Type \"" + type + "\" is not supported; send " + PROTOBUF + " or " + JSON);
    }
    SpanBatch batch = store(request.project(), request.body(), json);
    if (batch.refused() > 0) {
      errors.spans(request, batch.refused(), batch.reason(), batch.refusedIds());
    }
    return json
        ? Response.json(PartialSuccess.json(batch))
        : Response.of(200, PROTOBUF, PartialSuccess.protobuf(batch));
  }

  private SpanBatch store(String project, byte[] body, boolean json) throws IOException {
    SpanBatch batch = new SpanBatch(project, mapper);
    if (json) {
      JsonTraces.decode(body, batch);
    } else {
      ProtobufTraces.decode(body, batch);
    }
    storage.write(batch.writes());
    if (!batch.writes().isEmpty()) {
      stored.accept(new TraceRequest(body, json));
    }
    return batch;
  }
}
