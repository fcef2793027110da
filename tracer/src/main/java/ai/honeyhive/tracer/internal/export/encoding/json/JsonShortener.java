package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.TextLimit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cuts the longest texts of a request with one span. */
abstract class JsonShortener {
  private final ObjectNode request;
  private final ObjectNode span;
  private long cut;

  JsonShortener(ObjectNode request, ObjectNode span) {
    this.request = request;
    this.span = span;
  }

  /** Whether what stands under this name in the span is or contains texts that may be cut. */
  abstract boolean isContent(String name);

  /** The same for what stands deeper. */
  abstract boolean isContentBelow(String name);

  /** Marks the span, in place of an earlier mark. */
  abstract void mark(long cutBytes);

  /** How many bytes an earlier mark tells of. */
  abstract long cutBefore();

  final @Nullable Payload shorten(int limit) {
    IntStream.Builder costs = IntStream.builder();
    visit(span, this::isContent, (name, text) -> {
      costs.add(JsonCost.of(text));
      return text;
    });
    cut = cutBefore();
    long excess = (long) JsonRequests.size(request) + TextLimit.MARKS_SIZE - limit;
    int textLimit = TextLimit.find(costs.build(), excess);
    // once, unless this version of Jackson escapes more than the costs say
    while (textLimit >= TextLimit.SHORTEST) {
      int most = textLimit;
      visit(span, this::isContent, (name, text) -> cut(name, text, most));
      mark(cut);
      Payload shortened = JsonRequests.write(request, 1);
      if (shortened.length() <= limit) {
        return shortened;
      }
      textLimit -= textLimit / 4;
    }
    return null;
  }

  private String cut(String name, String text, int limit) {
    if (JsonCost.of(text) <= limit) {
      return text;
    }
    int kept = JsonCost.cutAt(text, limit);
    if (name.equals("bytesValue")) {
      kept -= kept % 4; // whole groups of base64
    }
    cut += JsonCost.utf8(text, kept);
    return text.substring(0, kept);
  }

  private void visit(
      JsonNode node, Predicate<String> isContent, BiFunction<String, String, String> edit) {
    if (node.path("key").isTextual() && TextLimit.isIdentity(node.path("key").textValue())) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      if (isContent.test(name) && !TextLimit.isIdentity(name)) {
        field.setValue(edited(name, field.getValue(), edit));
      }
    }
  }

  private JsonNode edited(String name, JsonNode value, BiFunction<String, String, String> edit) {
    if (value.isTextual()) {
      return TextNode.valueOf(edit.apply(name, value.textValue()));
    }
    if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, edited(name, list.get(i), edit));
      }
    } else {
      visit(value, this::isContentBelow, edit);
    }
    return value;
  }
}
