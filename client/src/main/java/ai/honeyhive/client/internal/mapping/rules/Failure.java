package ai.honeyhive.client.internal.mapping.rules;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Moment;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What went wrong in a span, from the first place that tells. */
public final class Failure {
  private static final Set<String> FAILED_OUTCOMES =
      Set.of("ERROR", "CLIENT_ERROR", "SERVER_ERROR");

  private static final List<String> HTTP_STATUS =
      List.of("http.status_code", "http.response.status_code");

  private final SpanReading span;
  private final Attributes attributes;
  private final @Nullable Moment exception;
  private final List<String> statusAttributes;
  private final @Nullable Long httpStatus;

  private Failure(SpanReading span) {
    this.span = span;
    attributes = span.attributes();
    exception = lastException(span);
    statusAttributes = Stream.concat(
            HTTP_STATUS.stream(), Stream.ofNullable(span.draft().httpStatusAttribute()))
        .toList();
    httpStatus = statusAttributes.stream()
        .map(this::code)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Finds the error, if there is one, and puts what else is known of it into metadata. */
  public static void read(SpanReading span) {
    Failure failure = new Failure(span);
    String error = failure.error();
    span.draft().fail(error);
    failure.keepRest(error);
  }

  private @Nullable String error() {
    String explicit = attributes.text("honeyhive_error");
    if (explicit != null) {
      attributes.use("honeyhive_error");
      return explicit;
    }
    if (span.facts().failed()) {
      return ofFailedStatus();
    }
    if (httpStatus != null && httpStatus >= 400) {
      return httpStatus.toString();
    }
    Object outcome = attributes.get("outcome");
    if (outcome instanceof String text && isFailure(text)) {
      return Optional.ofNullable(span.facts().statusMessage()).orElse(text);
    }
    return null;
  }

  /** Of an exchange without a status any outcome but success is a failure. */
  private boolean isFailure(String outcome) {
    boolean unfinished = span.draft().httpStatusAttribute() != null && httpStatus == null;
    return FAILED_OUTCOMES.contains(outcome) || (unfinished && !outcome.equals("SUCCESS"));
  }

  private String ofFailedStatus() {
    return Optional.ofNullable(span.facts().statusMessage())
        .or(() -> Optional.ofNullable(exception)
            .map(moment -> moment.attributes().text("exception.message")))
        .or(() -> Optional.ofNullable(attributes.text("error.type")))
        .or(() -> Optional.ofNullable(httpStatus).filter(code -> code >= 400).map(String::valueOf))
        .orElse("error");
  }

  private void keepRest(@Nullable String error) {
    String message = span.facts().statusMessage();
    if (message != null && !message.equals(error)) {
      span.draft().put(Section.METADATA, "status_message", message);
    }
    for (String key : statusAttributes) {
      Long code = code(key);
      boolean told = code != null && code.toString().equals(error);
      if (told || (code != null && span.draft().put(Section.METADATA, "status_code", code))) {
        attributes.use(key);
      }
    }
    if (exception != null && !exception.attributes().keys().isEmpty()) {
      keep(exception, error);
    }
  }

  private @Nullable Long code(String key) {
    Object value = attributes.get(key);
    return value != null && Values.number(value) instanceof Long code ? code : null;
  }

  private void keep(Moment moment, @Nullable String error) {
    moment.use();
    Attributes details = moment.attributes();
    for (String key :
        details.keys().stream().filter(key -> key.startsWith("exception.")).toList()) {
      boolean told = key.equals("exception.message")
          && details.get(key) instanceof String text
          && text.equals(error);
      if (told || span.draft().put(Section.METADATA, key, details.get(key))) {
        details.use(key);
      }
    }
  }

  private static @Nullable Moment lastException(SpanReading span) {
    Moment last = null;
    for (Moment moment : span.moments()) {
      last = moment.name().equals("exception") ? moment : last;
    }
    return last;
  }
}
