package ai.honeyhive.tracer.internal.processing.redaction;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.processing.redaction.KeyRules.Verdict;
import ai.honeyhive.tracer.internal.processing.redaction.SecretNames.Sense;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is taken out of the values of attributes. A value that cannot be looked at is taken out as a
 * whole. Thread-safe.
 */
final class ValueRules {
  static final String FAILED = "failed";
  private static final int MAX_DEPTH = 100;

  private final TextRules rules;
  private final KeyRules keys;
  private final Health health;

  ValueRules(TextRules rules, KeyRules keys, Health health) {
    this.rules = rules;
    this.keys = keys;
    this.health = health;
  }

  /** The text without what must not leave. */
  String text(String text, boolean kept) {
    try {
      return rules.redact(text, kept);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return failed(e);
    }
  }

  /** The value in JSON without what must not leave. */
  String json(String json, Verdict key) {
    try {
      return key.isIdentity() ? json : rules.redactJson(json, key.sense(), key.kept());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return '"' + failed(e) + '"';
    }
  }

  /** Says nothing of the value: a message of an exception can hold a part of it. */
  private String failed(Throwable e) {
    rules.count(FAILED);
    health
        .diagnostics()
        .report(
            Diagnosis.HH501_REDACTION_FAILED,
            () -> "A value could not be looked through and was taken out: "
                + (e instanceof UserPattern.GivenUpException
                    ? e.getMessage()
                    : e.getClass().getSimpleName()));
    return Marks.replacement(FAILED);
  }

  /** The value without what must not leave; itself when there is nothing. */
  Object value(Object value, Verdict key) {
    return value(value, key, 0);
  }

  private Object value(Object value, Verdict key, int depth) {
    if (key.isIdentity()) {
      return value;
    }
    if (value instanceof String text) {
      return key.sense() == Sense.NOTHING ? text(text, key.kept()) : secret(text, key.sense());
    }
    if (value instanceof Number || value instanceof Boolean) {
      return number(value, key);
    }
    if (value instanceof List<?> list) {
      return list(list, key, depth);
    }
    return value instanceof Value<?> any ? any(any, key, depth) : value;
  }

  private String secret(String text, Sense sense) {
    if (text.isBlank()
        || Marks.isReplacement(text, 0)
        || Assignments.isTooShort(sense, text.length())) {
      return text;
    }
    return replaced(Assignments.KIND);
  }

  private String replaced(String kind) {
    rules.count(kind);
    return Marks.replacement(kind);
  }

  private Object number(Object number, Verdict key) {
    if (!key.numbersKept()) {
      return replaced(AllowedNames.KIND);
    }
    if (number instanceof Boolean || key.sense() == Sense.TOKEN) {
      return number;
    }
    if (key.sense() == Sense.SECRET) {
      return replaced(Assignments.KIND);
    }
    if (rules.readsNumbers()) {
      String digits = number.toString();
      String redacted = text(digits, true);
      return redacted.equals(digits) ? number : redacted;
    }
    return number;
  }

  /** All its elements become texts when one does. */
  private Object list(List<?> list, Verdict key, int depth) {
    boolean changed = false;
    List<Object> redacted = new ArrayList<>(list.size());
    for (Object element : list) {
      Object after = element == null ? "" : value(element, key, depth + 1);
      changed |= element != null && after != element && !after.equals(element);
      redacted.add(after);
    }
    return changed ? redacted.stream().map(Object::toString).toList() : list;
  }

  private Object any(Value<?> any, Verdict key, int depth) {
    if (depth > MAX_DEPTH) {
      return replaced(FAILED);
    }
    ValueType type = any.getType();
    Object content = any.getValue();
    if (type == ValueType.KEY_VALUE_LIST) {
      return pairs(any, (List<?>) content, key, depth);
    }
    if (type == ValueType.ARRAY) {
      return array(any, (List<?>) content, key, depth);
    }
    if (content instanceof String || content instanceof Number || content instanceof Boolean) {
      Object after = value(content, key, depth + 1);
      return after.equals(content) ? any : Value.of(after.toString());
    }
    return any;
  }

  private Object pairs(Value<?> any, List<?> list, Verdict key, int depth) {
    boolean changed = false;
    List<KeyValue> redacted = new ArrayList<>(list.size());
    for (Object element : list) {
      KeyValue pair = (KeyValue) element;
      Verdict own = under(key, pair.getKey());
      Object after = value(pair.getValue(), own, depth + 1);
      changed |= after != pair.getValue() || !own.name().equals(pair.getKey());
      redacted.add(KeyValue.of(own.name(), wrapped(after)));
    }
    return changed ? Value.of(redacted.toArray(new KeyValue[0])) : any;
  }

  /** What is below a secret or an allowed name is so too. */
  private Verdict under(Verdict above, String name) {
    Verdict own = keys.of(name);
    Sense sense = above.sense() == Sense.SECRET ? Sense.SECRET : own.sense();
    boolean kept = above.kept() || own.kept();
    return new Verdict(false, sense, kept, kept || above.numbersKept(), own.name());
  }

  private Object array(Value<?> any, List<?> list, Verdict key, int depth) {
    boolean changed = false;
    List<Value<?>> redacted = new ArrayList<>(list.size());
    for (Object element : list) {
      Object after = value(Objects.requireNonNull(element), key, depth + 1);
      changed |= after != element;
      redacted.add(wrapped(after));
    }
    return changed ? Value.of(redacted) : any;
  }

  private static Value<?> wrapped(Object value) {
    return value instanceof Value<?> any ? any : Value.of(value.toString());
  }
}
