package ai.honeyhive.tracer.internal.processing.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.RedactionConfig;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of spans and values by key. */
@ExtendWith(HoneyHiveExtension.class)
class RedactorTest {
  private static final String SECRET = "[REDACTED:secret]";
  private static final String NOT_ALLOWED = "[REDACTED:not_allowed]";
  private static final AttributeKey<String> TEXT = AttributeKey.stringKey("honeyhive_inputs.text");
  private static final AttributeKey<Long> PASSWORD =
      AttributeKey.longKey("honeyhive_inputs.password");

  private final Redacting redacting = Redacting.byDefault();

  /** From 1.66 on, spans that nobody looks at are not recorded. */
  private static final class Looking implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }

  private static SpanData span(Resource resource, Attributes attributes) {
    try (SdkTracerProvider provider = SdkTracerProvider.builder()
        .setResource(resource)
        .addSpanProcessor(new Looking())
        .build()) {
      Span span =
          provider.get("test").spanBuilder("step").setAllAttributes(attributes).startSpan();
      span.addEvent("event", attributes);
      span.end();
      return ((ReadableSpan) span).toSpanData();
    }
  }

  private static SpanData span(Attributes attributes) {
    return span(Resource.empty(), attributes);
  }

  @Test
  void redact_nothingToTakeOut_isTheSameSpan() {
    SpanData span = span(Attributes.of(TEXT, "Where is Turin?"));

    assertThat(redacting.redactor().redact(span)).isSameAs(span);
  }

  @Test
  void redact_numberUnderASecretName_becomesText() {
    SpanData span = span(Attributes.of(PASSWORD, 1234L, TEXT, "kept"));

    SpanData redacted = redacting.redactor().redact(span);

    Attributes expected =
        Attributes.of(AttributeKey.stringKey("honeyhive_inputs.password"), SECRET, TEXT, "kept");
    assertThat(redacted.getAttributes()).isEqualTo(expected);
    assertThat(redacted.getTotalAttributeCount()).isEqualTo(2);
    assertThat(redacted.getEvents().get(0).getAttributes()).isEqualTo(expected);
    assertThat(redacted.getSpanContext()).isEqualTo(span.getSpanContext());
    assertThat(redacting.counts()).containsEntry("secret", 2L);
  }

  @Test
  void redact_identityAndFigures_stay() {
    Attributes attributes = Attributes.builder()
        .put("honeyhive.session_id", "4111111111111111")
        .put("honeyhive_metadata.run_id", "a@b.de")
        .put("gen_ai.request.model", "sk-model0123456789abcdef")
        .put("gen_ai.usage.input_tokens", 4111111111111111L)
        .put("honeyhive_metrics.cost_per_token", 0.5)
        .put("llm.token_count.prompt", 12)
        .build();
    SpanData span = span(attributes);

    Redacting all = new Redacting(RedactionConfig.defaults().emails().cardNumbers());

    assertThat(all.redactor().redact(span)).isSameAs(span);
  }

  @Test
  void redact_listsAndKeys_areLookedInto() {
    Attributes attributes = Attributes.builder()
        .put(AttributeKey.stringArrayKey("to"), "a", "ada@example.com")
        .put("ada@example.com", true)
        .put(AttributeKey.longArrayKey("cards"), 1L, 4111111111111111L)
        .put("card", 4111111111111111L)
        .build();
    Redacting all = new Redacting(RedactionConfig.none().emails().cardNumbers());

    Attributes redacted = all.redactor().redact(span(attributes)).getAttributes();

    assertThat(redacted)
        .isEqualTo(Attributes.builder()
            .put(AttributeKey.stringArrayKey("to"), "a", "[REDACTED:email]")
            .put("[REDACTED:email]", "true")
            .put(AttributeKey.stringArrayKey("cards"), "1", "[REDACTED:card_number]")
            .put("card", "[REDACTED:card_number]")
            .build());
  }

  @Test
  void redact_resource_isRedactedOnceForAllSpans() {
    Resource resource = Resource.create(Attributes.of(
        AttributeKey.stringArrayKey("process.command_args"),
        List.of("java", "-Ddb.password=hunter2"),
        AttributeKey.stringKey("service.name"),
        "shop"));
    SpanData first = redacting.redactor().redact(span(resource, Attributes.empty()));
    SpanData second = redacting.redactor().redact(span(resource, Attributes.empty()));

    assertThat(first.getResource().getAttributes().toString())
        .contains("java, -Ddb.password=" + SECRET, "shop");
    assertThat(second.getResource()).isSameAs(first.getResource());
    assertThat(redacting.counts()).containsEntry("secret", 1L);
  }

  @Test
  void redact_onlyNamedOnes_keepTheirContent() {
    Attributes attributes = Attributes.builder()
        .put("honeyhive_inputs.question", "Where?")
        .put("honeyhive_inputs.age", 42)
        .put("honeyhive_inputs.request", "{\"question\":{\"a\":1},\"ssn\":[1,\"2\",null,true]}")
        .put("honeyhive_metrics.score", 0.5)
        .put("gen_ai.request.model", "m")
        .put("gen_ai.input.messages", "[{\"role\":\"user\",\"content\":\"c\"}]")
        .put("my.text", "x")
        .put("my.number", 1)
        .build();
    Redacting only = new Redacting(RedactionConfig.defaults().onlyNames("question"));

    Attributes redacted = only.redactor().redact(span(attributes)).getAttributes();

    String no = "\"" + NOT_ALLOWED + "\"";
    assertThat(redacted)
        .isEqualTo(Attributes.builder()
            .put("honeyhive_inputs.question", "Where?")
            .put("honeyhive_inputs.age", NOT_ALLOWED)
            .put(
                "honeyhive_inputs.request",
                "{\"question\":{\"a\":1},\"ssn\":[" + no + "," + no + ",null," + no + "]}")
            .put("honeyhive_metrics.score", 0.5)
            .put("gen_ai.request.model", "m")
            .put("gen_ai.input.messages", "[{\"role\":\"user\",\"content\":" + no + "}]")
            .put("my.text", NOT_ALLOWED)
            .put("my.number", 1)
            .build());
  }

  @Test
  void redact_onlyNamedOnesAndASecretAmongThem_isStillSecret() {
    Redacting only = new Redacting(RedactionConfig.defaults().onlyNames("question", "password"));

    assertThat(only.redactor().text("honeyhive_inputs.question", "password=hunter2"))
        .isEqualTo("password=" + SECRET);
    assertThat(only.redactor().text("honeyhive_inputs.password", "hunter2")).isEqualTo(SECRET);
  }

  @Test
  void redact_patternOfTheUser_isTakenOutOfTextsJsonAndNumbers() {
    Redacting patterns = new Redacting(RedactionConfig.none()
        .pattern("customer", Pattern.compile("\\bC-[0-9]{4}\\b|^9{5}$|\u00FC\""))
        .names("iban"));

    assertThat(patterns.text("for C-1234, C-12345")).isEqualTo("for [REDACTED:customer], C-12345");
    assertThat(patterns.text("{\"a\":\"x\\nC-1234\",\"n\":99999,\"u\":\"\\u00FC\\\"\"}"))
        .isEqualTo(
            "{\"a\":\"x\\n[REDACTED:customer]\",\"n\":\"[REDACTED:customer]\",\"u\":\"[REDACTED:customer]\"}");
    assertThat(patterns.redactor().text("x.IBAN", "DE")).isEqualTo(SECRET);
    assertThat(patterns.counts()).containsEntry("customer", 4L);
  }

  @Test
  @AllowLogs(
      matching = "HH501: A value could not be looked through and was taken out: the pattern"
          + " for evil takes too long on a text of [0-9]+ characters\\..*")
  void redact_patternThatTriesWithoutEnd_takesTheValueOutAndSaysSoOnce() {
    Redacting evil = new Redacting(
        RedactionConfig.defaults().pattern("evil", Pattern.compile("(a+)+b|(a|aa)+c")));

    assertThat(evil.text("a".repeat(5_000))).isEqualTo("[REDACTED:failed]");
    assertThat(evil.redactor().json("honeyhive_inputs.q", "\"" + "a".repeat(5_000) + "\""))
        .isEqualTo("\"[REDACTED:failed]\"");
    assertThat(evil.text("innocent")).isEqualTo("innocent");

    assertThat(evil.counts()).containsEntry("failed", 2L);
    assertThat(evil.health().diagnostics().warnings()).containsExactly("HH501");
  }

  @Test
  @AllowLogs(matching = "HH501: .* taken out: StackOverflowError\\..*")
  void redact_patternThatEndsTheStack_takesTheValueOut() {
    Redacting deep =
        new Redacting(RedactionConfig.none().pattern("deep", Pattern.compile("(x|y)*z")));

    assertThat(deep.text("xy".repeat(200_000))).isEqualTo("[REDACTED:failed]");
  }

  @Test
  void json_ofASession_isReplacedByName() {
    Redactor redactor = redacting.redactor();

    assertThat(redactor.json("honeyhive_metadata.password", "\"x\"")).isEqualTo('"' + SECRET + '"');
    assertThat(redactor.json("honeyhive_metadata.password", "12")).isEqualTo('"' + SECRET + '"');
    assertThat(redactor.json("honeyhive_metadata.password", "{\"a\":1}"))
        .isEqualTo('"' + SECRET + '"');
    assertThat(redactor.json("honeyhive_metadata.a", "{\"password\":\"x\"}"))
        .isEqualTo("{\"password\":\"" + SECRET + "\"}");
    assertThat(redactor.json("honeyhive_metadata.a", "null")).isEqualTo("null");
    assertThat(redactor.json("honeyhive_metadata.run_id", "\"a=b\"")).isEqualTo("\"a=b\"");
  }

  @Test
  void text_huge_takesNoLongerThanItIsLong() {
    // Each would take minutes if the work grew with the square of the length.
    for (String text : List.of(
        ":",
        "=",
        "\":",
        "a@",
        "://",
        "\\\"",
        "{\"a\":",
        "sk-",
        "4 ",
        "-----BEGIN ",
        "eyJ.",
        "eyJ-",
        "Bearer ")) {
      String huge = text.repeat(1_000_000 / text.length());
      new Redacting(RedactionConfig.defaults().emails().cardNumbers()).text(huge);
    }
    assertThat(redacting.counts()).isEmpty();
  }

  @Test
  void config_namesThatAreNone_areRefused() {
    assertThatThrownBy(() -> RedactionConfig.defaults().names(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names holds one without letters: ' '");
    assertThatThrownBy(() -> RedactionConfig.defaults().pattern("My Kind", Pattern.compile("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("My Kind");
  }
}
