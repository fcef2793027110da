package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import ai.honeyhive.tracer.internal.export.encoding.GroupedBatch;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encoded spans, and before them room for what goes around them. */
final class ProtobufGroup implements GroupedBatch.Group {
  private static final int HEADER = 6;

  private final Resource resource;
  private final InstrumentationScopeInfo scope;
  private final byte[] resourceFields;
  private final byte[] scopeFields;
  private final ProtobufWriter out;
  private final SpanEncoder encoder;

  ProtobufGroup(
      Resource resource, InstrumentationScopeInfo scope, int expectedBytes, KeyCache keys) {
    this.resource = resource;
    this.scope = scope;
    resourceFields = encode(resource, keys);
    scopeFields = encode(scope, keys);
    out = new ProtobufWriter(around(), expectedBytes);
    encoder = new SpanEncoder(out, keys);
  }

  private static byte[] encode(Resource resource, KeyCache keys) {
    ProtobufWriter out = new ProtobufWriter(0, 512);
    int content = out.open(1, 2);
    new AttributeEncoder(out, keys).encode(1, resource.getAttributes());
    out.close(content, 2);
    schema(out, resource.getSchemaUrl());
    return out.toByteArray();
  }

  private static byte[] encode(InstrumentationScopeInfo scope, KeyCache keys) {
    ProtobufWriter out = new ProtobufWriter(0, 128);
    int content = out.open(1, 1);
    out.string(1, scope.getName());
    if (scope.getVersion() != null) {
      out.string(2, scope.getVersion());
    }
    new AttributeEncoder(out, keys).encode(3, scope.getAttributes());
    out.close(content, 1);
    schema(out, scope.getSchemaUrl());
    return out.toByteArray();
  }

  private static void schema(ProtobufWriter out, @Nullable String url) {
    if (url != null) {
      out.string(3, url);
    }
  }

  private int around() {
    return resourceFields.length + scopeFields.length + 2 * HEADER;
  }

  @Override
  public void add(SpanData span) {
    encoder.span(span);
  }

  @Override
  public int position() {
    return out.position();
  }

  @Override
  public void truncate(int position) {
    out.truncate(position);
  }

  @Override
  public int size() {
    return around() + out.size();
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
    return out.size() == 0;
  }

  /** Completes a request with this group only, in the buffer that holds its spans. */
  ByteBuffer request() {
    completeScope();
    out.prepend(resourceFields);
    out.prependHeader(1);
    return out.toBuffer();
  }

  private void completeScope() {
    out.prepend(scopeFields);
    out.prependHeader(2);
  }

  /** Puts a request of several groups together. */
  static ByteBuffer request(List<ProtobufGroup> groups) {
    Map<Resource, List<ProtobufGroup>> resources = new LinkedHashMap<>();
    int capacity = 0;
    for (ProtobufGroup group : groups) {
      capacity += group.size();
      group.completeScope();
      resources.computeIfAbsent(group.resource, r -> new ArrayList<>()).add(group);
    }
    ProtobufWriter request = new ProtobufWriter(0, capacity);
    for (List<ProtobufGroup> scopes : resources.values()) {
      byte[] fields = scopes.get(0).resourceFields;
      request.header(
          1, fields.length + scopes.stream().mapToInt(s -> s.out.size()).sum());
      request.raw(fields);
      scopes.forEach(scope -> request.raw(scope.out));
    }
    return request.toBuffer();
  }
}
