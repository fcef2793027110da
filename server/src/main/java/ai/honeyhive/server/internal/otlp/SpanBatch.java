package ai.honeyhive.server.internal.otlp;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.server.store.EventWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The spans of one request: those to be stored, and the count of those that were refused. */
final class SpanBatch {
  private final String project;
  private final SpanMapper mapper;
  private final List<EventWrite> writes = new ArrayList<>();
  private int refused;
  private String reason = "";

  SpanBatch(String project, SpanMapper mapper) {
    this.project = project;
    this.mapper = mapper;
  }

  /** Decodes and maps one span; what is wrong with it is its own problem only. */
  void add(Supplier<OtlpSpan> span) {
    try {
      writes.add(EventWrite.of(project, mapper.map(span.get())));
    } catch (IllegalArgumentException e) {
      if (refused++ == 0) {
        reason = String.valueOf(e.getMessage());
      }
    }
  }

  List<EventWrite> writes() {
    return writes;
  }

  int refused() {
    return refused;
  }

  /** What was wrong with the first refused span; empty when there was none. */
  String message() {
    return refused > 1 ? reason + " (and " + (refused - 1) + " more)" : reason;
  }
}
