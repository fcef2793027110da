package ai.honeyhive.tracer.genai;

import ai.honeyhive.tracer.TracedSpan;
import java.util.List;

/**
 * A search for documents while it runs. Nothing here throws.
 *
 * @see GenAi#retrieval
 */
public final class RetrievalSpan implements AutoCloseable {
  private final TracedSpan span;

  RetrievalSpan(TracedSpan span, String source) {
    this.span = span;
    span.attribute("gen_ai.operation.name", "retrieval").attribute("gen_ai.data_source.id", source);
  }

  /**
   * Records what is searched for.
   *
   * @param text the query
   * @return this span
   */
  public RetrievalSpan query(String text) {
    span.input("query", text);
    return this;
  }

  /**
   * Records how many documents are wanted at most.
   *
   * @param count how many
   * @return this span
   */
  public RetrievalSpan topK(long count) {
    span.config("top_k", count);
    return this;
  }

  /**
   * Records what was found, and passes it on.
   *
   * @param <T> the type of a document
   * @param documents any values that have a JSON form, best first; {@code id}, {@code content} and
   *     {@code score} are the usual names
   * @return the same list
   */
  public <T> List<T> documents(List<T> documents) {
    span.output("documents", documents);
    return documents;
  }

  /**
   * Returns the span, to record what this class has no method for: metrics, metadata, a failure.
   *
   * @return the span
   */
  public TracedSpan span() {
    return span;
  }

  /** Ends the span and makes the one before it current again. A second call does nothing. */
  @Override
  public void close() {
    span.close();
  }
}
