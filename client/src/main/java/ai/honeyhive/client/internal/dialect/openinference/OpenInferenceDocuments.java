package ai.honeyhive.client.internal.dialect.openinference;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Indexed;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is found, put in order and embedded: retrievers, rerankers and embeddings. */
final class OpenInferenceDocuments {
  private static final String EMBEDDINGS = "embedding.embeddings.";

  private static final List<Move> TABLE = List.of(
      Move.of("reranker.query", Section.INPUTS, "query"),
      Move.of("reranker.model_name", Section.CONFIG, "model"),
      new Move("reranker.top_k", Section.CONFIG, "top_k", Values::number));

  private OpenInferenceDocuments() {}

  static void read(SpanReading span) {
    span.move(TABLE);
    documents(span, "retrieval.documents.", Section.OUTPUTS);
    documents(span, "reranker.input_documents.", Section.INPUTS);
    documents(span, "reranker.output_documents.", Section.OUTPUTS);
    embeddings(span);
  }

  private static void documents(SpanReading span, String prefix, Section section) {
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    for (Map<String, @Nullable Object> fields : Indexed.read(span.attributes().values(), prefix)) {
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      fields.forEach((key, value) -> {
        String name = OpenInferenceMessages.stripped(key, "document.");
        document.put(name, name.equals("metadata") ? JsonText.parsed(value) : value);
      });
      documents.add(document);
    }
    if (!documents.isEmpty() && span.draft().put(section, "documents", documents)) {
      Indexed.use(span.attributes(), prefix);
    }
  }

  /** Whether a value is what was embedded, which the event says under a name of its own. */
  static boolean isEmbeddedText(SpanReading span, Object value) {
    List<@Nullable Object> texts = new ArrayList<>();
    for (Map<String, @Nullable Object> fields :
        Indexed.read(span.attributes().values(), EMBEDDINGS)) {
      Object text = fields.get("embedding.text");
      if (text != null) {
        texts.add(text);
      }
    }
    return texts.equals(List.of(value)) || texts.equals(JsonText.parsed(value));
  }

  /** The texts are kept; the vectors are large and say nothing to a reader, and are counted. */
  private static void embeddings(SpanReading span) {
    List<@Nullable Object> texts = new ArrayList<>();
    long vectors = 0;
    for (Map<String, @Nullable Object> fields :
        Indexed.read(span.attributes().values(), EMBEDDINGS)) {
      vectors += fields.containsKey("embedding.vector") ? 1 : 0;
      Object text = fields.get("embedding.text");
      if (text != null) {
        texts.add(text);
      }
    }
    if (vectors > 0) {
      span.draft().put(Section.METADATA, "embedding_count", vectors);
    }
    boolean told = texts.isEmpty()
        || span.draft().put(Section.INPUTS, "text", texts.size() == 1 ? texts.get(0) : texts);
    for (String key : span.attributes().keys()) {
      if (key.startsWith(EMBEDDINGS)
          && (key.endsWith(".embedding.vector") || (told && key.endsWith(".embedding.text")))) {
        span.attributes().use(key);
      }
    }
  }
}
