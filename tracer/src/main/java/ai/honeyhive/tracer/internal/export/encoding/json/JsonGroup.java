package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.tracer.internal.export.encoding.GroupedBatch;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spans in JSON with commas between them; what goes around them is written at the end. */
final class JsonGroup implements GroupedBatch.Group {
  private static final int AROUND = 64;
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Resource resource;
  private final InstrumentationScopeInfo scope;
  private final byte[] resourceFields;
  private final byte[] scopeFields;
  private final ByteSink spans;
  private @Nullable JsonGenerator generator;

  JsonGroup(Resource resource, InstrumentationScopeInfo scope, int expectedBytes) {
    this.resource = resource;
    this.scope = scope;
    this.resourceFields = fields(writer -> writer.resource(resource));
    this.scopeFields = fields(writer -> writer.scope(scope));
    this.spans = new ByteSink(expectedBytes);
  }

  private interface Content {
    void write(JsonSpanWriter writer) throws IOException;
  }

  /** An object without its braces. */
  private static byte[] fields(Content content) {
    ByteSink out = new ByteSink(512);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      content.write(new JsonSpanWriter(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.copyOfRange(out.toByteArray(), 1, out.size() - 1);
  }

  @Override
  public void add(SpanData span) {
    JsonGenerator json = generator != null ? generator : generator();
    // one whose span failed is in the middle of an object, and of no use any more
    generator = null;
    try {
      if (spans.size() > 0) {
        spans.write(',');
      }
      new JsonSpanWriter(json).span(span);
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    generator = json;
  }

  private JsonGenerator generator() {
    try {
      return FACTORY.createGenerator(spans).setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int position() {
    return spans.size();
  }

  @Override
  public void truncate(int position) {
    spans.truncate(position);
  }

  @Override
  public int size() {
    return AROUND + resourceFields.length + scopeFields.length + spans.size();
  }

  @Override
  public Resource resource() {
    return resource;
  }

  @Override
  public InstrumentationScopeInfo scope() {
    return scope;
  }

  @Override
  public boolean isEmpty() {
    return spans.size() == 0;
  }

  /** Puts a request together. */
  static ByteBuffer request(List<JsonGroup> groups) {
    Map<Resource, List<JsonGroup>> resources = new LinkedHashMap<>();
    int capacity = AROUND;
    for (JsonGroup group : groups) {
      capacity += group.size();
      resources.computeIfAbsent(group.resource, r -> new ArrayList<>()).add(group);
    }
    ByteSink request = new ByteSink(capacity);
    String before = "{\"resourceSpans\":[{";
    for (List<JsonGroup> scopes : resources.values()) {
      request.ascii(before);
      request.writeBytes(scopes.get(0).resourceFields);
      String beforeScope = ",\"scopeSpans\":[{";
      for (JsonGroup scope : scopes) {
        request.ascii(beforeScope);
        request.writeBytes(scope.scopeFields);
        request.ascii(",\"spans\":[");
        request.writeBytes(scope.spans);
        request.ascii("]}");
        beforeScope = ",{";
      }
      request.ascii("]}");
      before = ",{";
    }
    request.ascii(groups.isEmpty() ? "{\"resourceSpans\":[]}" : "]}");
    return request.toBuffer();
  }
}
