package ai.honeyhive.client.internal.dialect.genai;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import java.util.List;
import java.util.Map;

/** What Traceloop's workflows, tasks and tools got and gave, each as one value. */
public final class TraceloopEntityDialect implements Dialect {
  @Override
  public void read(SpanReading span) {
    spread(span, "traceloop.entity.input", Section.INPUTS, "input", List.of("kwargs", "inputs"));
    if (!span.draft().conversation().hasOutputs()) {
      spread(span, "traceloop.entity.output", Section.OUTPUTS, "result", List.of("outputs"));
    }
  }

  /**
   * What a task got or gave. It is used only when all of it finds a place.
   *
   * @param inner fields whose fields are the values, where the object has no others
   */
  private static void spread(
      SpanReading span, String attribute, Section section, String single, List<String> inner) {
    Object value = JsonText.parsed(span.attributes().get(attribute));
    if (value == null || value.equals("")) {
      return;
    }
    boolean all;
    if (value instanceof Map<?, ?> fields) {
      all = true;
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        String name = String.valueOf(field.getKey());
        if (inner.contains(name) && field.getValue() instanceof Map<?, ?> arguments) {
          for (Map.Entry<?, ?> argument : arguments.entrySet()) {
            all &=
                span.draft().put(section, String.valueOf(argument.getKey()), argument.getValue());
          }
        } else if (!(field.getValue() instanceof List<?> list && list.isEmpty())) {
          all &= span.draft().put(section, name, field.getValue());
        }
      }
    } else {
      all = span.draft().put(section, single, value);
    }
    if (all) {
      span.attributes().use(attribute);
    }
  }
}
