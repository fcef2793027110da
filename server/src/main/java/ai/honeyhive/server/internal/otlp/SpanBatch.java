package ai.honeyhive.server.internal.otlp;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.server.store.EventWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The spans of one request: those to be stored, and the count of those that were refused. */
final class SpanBatch {
  private static final int MOST_IDS = 10;

  private final String project;
  private final SpanMapper mapper;
  private final List<EventWrite> writes = new ArrayList<>();
  private int refused;
  private String reason = "";
  private final List<String> refusedIds = new ArrayList<>();

  SpanBatch(String project, SpanMapper mapper) {
    this.project = project;
    this.mapper = mapper;
  }

  /**
   * Decodes and maps one span; what is wrong with it is its own problem only.
   *
   * @param id what tells it from others, as it was sent
   */
  void add(Supplier<OtlpSpan> span, Supplier<String> id) {
    try {
      writes.add(EventWrite.of(project, mapper.map(span.get())));
    } catch (IllegalArgumentException e) {
      if (refused++ == 0) {
        reason = String.valueOf(e.getMessage());
      }
      if (refusedIds.size() < MOST_IDS) {
        refusedIds.add(id.get());
      }
    }
  }

  List<EventWrite> writes() {
    return writes;
  }

  int refused() {
    return refused;
  }

  /** The ids of some of those that were refused, right or wrong. */
  List<String> refusedIds() {
    return refusedIds;
  }

  /** What was wrong with the first refused span, alone. */
  String reason() {
    return reason;
  }

  /** What was wrong with the first refused span; empty when there was none. */
  String message() {
    return refused > 1 ? reason + " (and " + (refused - 1) + " more)" : reason;
  }
}
