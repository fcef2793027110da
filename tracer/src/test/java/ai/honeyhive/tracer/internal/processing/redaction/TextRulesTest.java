package ai.honeyhive.tracer.internal.processing.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.config.RedactionConfig;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of texts: what must leave as it is, and what must not leave. */
class TextRulesTest {
  private static final String S = "[REDACTED:secret]";
  private static final String K = "[REDACTED:key]";
  private static final String BODY = "Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z";

  private final Redacting redacting = Redacting.byDefault();

  static Stream<Arguments> assignments() {
    return Stream.of(
        // JSON, as a whole
        Arguments.of("{\"password\":\"p\"}", "{\"password\":\"" + S + "\"}"),
        Arguments.of(
            "{ \"a\" : 1, \"pass\\u0077ord\" : \"p\" }",
            "{ \"a\" : 1, \"pass\\u0077ord\" : \"" + S + "\" }"),
        Arguments.of(
            "{\"password\":12345,\"x\":[1.50,true]}",
            "{\"password\":\"" + S + "\",\"x\":[1.50,true]}"),
        Arguments.of(
            "{\"credentials\":{\"user\":\"u\",\"n\":[1]},\"b\":2}",
            "{\"credentials\":\"" + S + "\",\"b\":2}"),
        Arguments.of("[{\"apiKey\":[\"x\",\"y\"]}]", "[{\"apiKey\":\"" + S + "\"}]"),
        Arguments.of(
            "{\"password\":null,\"secret\":\"\",\"api_key\":false,\"credentials\":{}}",
            "{\"password\":null,\"secret\":\"\",\"api_key\":false,\"credentials\":{}}"),
        Arguments.of(
            "{\"access_token\":3,\"token\":\"Hello\"}", "{\"access_token\":3,\"token\":\"Hello\"}"),
        Arguments.of("{\"token\":\"a1b2c3d4e5\"}", "{\"token\":\"" + S + "\"}"),
        Arguments.of(
            "{\"logprobs\":{\"content\":[{\"token\":\" international\",\"logprob\":-1.5}]}}",
            "{\"logprobs\":{\"content\":[{\"token\":\" international\",\"logprob\":-1.5}]}}"),
        // JSON in JSON
        Arguments.of(
            "{\"arguments\":\"{\\\"password\\\":\\\"p\\\",\\\"a\\\":1}\"}",
            "{\"arguments\":\"{\\\"password\\\":\\\"" + S + "\\\",\\\"a\\\":1}\"}"),
        Arguments.of(
            "{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"secret\\\\\\\":\\\\\\\"p\\\\\\\"}\\\"}\"}",
            "{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"secret\\\\\\\":\\\\\\\"" + S + "\\\\\\\"}\\\"}\"}"),
        // JSON that is cut, and JSON in other text
        Arguments.of("{\"a\":1,\"password\":\"hunt", "{\"a\":1,\"password\":\"" + S),
        Arguments.of(
            "{\"args\":\"{\\\"password\\\":\\\"hun\\\\\\\"t\\\",\\\"b\\\":\\\"c",
            "{\"args\":\"{\\\"password\\\":\\\"" + S + "\\\",\\\"b\\\":\\\"c"),
        Arguments.of(
            "Call {\"password\": \"a\\\"b\", \"n\": 1} now",
            "Call {\"password\": \"" + S + "\", \"n\": 1} now"),
        Arguments.of(
            "see {\"credentials\": {\"a\": \"}\"}, \"b\": 1}",
            "see {\"credentials\": \"" + S + "\", \"b\": 1}"),
        Arguments.of("x {'password': 'p', 'b': None}", "x {'password': '" + S + "', 'b': None}"),
        Arguments.of(
            "x {\"password\": 123, \"b\": 1}", "x {\"password\": \"" + S + "\", \"b\": 1}"),
        // settings, arguments, addresses, headers
        Arguments.of("password=hunter2", "password=" + S),
        Arguments.of(
            "spring.datasource.password = hunter2\nb = 1",
            "spring.datasource.password = " + S + "\nb = 1"),
        Arguments.of("java -Ddb.password=p -jar a.jar", "java -Ddb.password=" + S + " -jar a.jar"),
        Arguments.of("https://x.org/a?api_key=abc&b=c", "https://x.org/a?api_key=" + S + "&b=c"),
        Arguments.of("Server=db;Password=p4ss;Timeout=3", "Server=db;Password=" + S + ";Timeout=3"),
        Arguments.of(
            "client = Client(api_key=\"abc\", n=1)", "client = Client(api_key=\"" + S + "\", n=1)"),
        Arguments.of(
            "db:\n  user: u\n  password: hunter\n", "db:\n  user: u\n  password: " + S + "\n"),
        Arguments.of("Authorization: Bearer abc.def", "Authorization: " + S),
        Arguments.of(
            "curl -H 'Authorization: Basic dTpw' x", "curl -H 'Authorization: " + S + "' x"),
        Arguments.of("Cookie: a=b; c=d\nHost: x", "Cookie: " + S + "\nHost: x"),
        Arguments.of("X-Api-Key: abc123def", "X-Api-Key: " + S),
        Arguments.of("postgres://u:p@db:5432/x", "postgres://u:" + S + "@db:5432/x"),
        Arguments.of("a\\npassword=p\\nb", "a\\npassword=" + S + "\\nb"));
  }

  @ParameterizedTest
  @MethodSource("assignments")
  void redact_valueOfASecretName_isReplaced(String text, String expected) {
    assertThat(redacting.text(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-" + BODY,
        "sk-proj-" + BODY,
        "sk-ant-api03-" + BODY,
        "hh_" + BODY,
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_" + BODY + "abcd",
        "github_pat_11ABCDEFG0_" + BODY,
        "xoxb-123456789012-" + BODY,
        "AIzaSy" + BODY,
        "ya29." + BODY,
        "SG.abcdefghijklmnop." + BODY,
        "hf_" + BODY,
        "gsk_" + BODY,
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl-_x",
      })
  void redact_keyOfAKnownShape_isReplacedWhereverItStands(String key) {
    assertThat(redacting.text(key)).isEqualTo(K);
    assertThat(redacting.text("My key is " + key + ", keep it"))
        .isEqualTo("My key is " + K + ", keep it");
    assertThat(redacting.text("[\"a\\n" + key + "\"]")).isEqualTo("[\"a\\n" + K + "\"]");
    assertThat(redacting.text("cut [\"a\\n" + key)).isEqualTo("cut [\"a\\n" + K);
    assertThat(redacting.text("x".repeat(100) + " " + key)).isEqualTo("x".repeat(100) + " " + K);
    for (int before = 0; before < 40; before++) {
      String padding = "a ".repeat(20).substring(0, before) + " ";
      assertThat(redacting.text(padding + key)).isEqualTo(padding + K);
    }
  }

  @Test
  void redact_bearerToken_isReplaced() {
    assertThat(redacting.text("send Bearer " + BODY + "/+== to it"))
        .isEqualTo("send Bearer " + K + " to it");
  }

  @Test
  void redact_privateKey_isReplacedToItsEnd() {
    String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIB\nabc=\n-----END RSA PRIVATE KEY-----";

    assertThat(redacting.text("a " + key + " b")).isEqualTo("a [REDACTED:private_key] b");
    assertThat(redacting.text("a " + key.substring(0, 40))).isEqualTo("a [REDACTED:private_key]");
    assertThat(redacting.text("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"))
        .contains("MIIB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Where is Turin?",
        "The password must be changed. Secret: none of your business.",
        "Password required: yes",
        "a task-management-system-for-2024-users and risk-adjusted-returns-2024-q1",
        "https://example.com/a:b@c/d?e=f",
        "git@github.com:honeyhive/sdk.git",
        "{\"role\":\"user\",\"content\":\"How many tokens? max_tokens: 12\"}",
        "[{\"input_tokens\":12,\"token_count\":3,\"author\":\"x\",\"key\":\"k\"}]",
        "{\"broken\":",
        "[note] this = that : these",
        "password=${DB_PASSWORD} token=<token>",
        "if (password == other) return token;",
        "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11",
        "[REDACTED:secret]",
        "password=[REDACTED:secret] {\"password\":\"[REDACTED:secret]\"}",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4"
      })
  void redact_innocentText_isTheSameObject(String text) {
    assertThat(redacting.text(text)).isSameAs(text);
    assertThat(redacting.counts()).isEmpty();
  }

  @Test
  void redact_severalInAText_countsEachByKind() {
    redacting.text("{\"password\":\"x\",\"c\":\"sk-" + BODY + " and AKIAIOSFODNN7EXAMPLE\"}");

    assertThat(redacting.counts())
        .containsEntry("secret", 1L)
        .containsEntry("key", 2L)
        .hasSize(2);
  }

  @Test
  void redact_withNothingAsked_isTheSameObject() {
    String text = "{\"password\":\"sk-" + BODY + "\"}";

    assertThat(new Redacting(RedactionConfig.none()).text(text)).isSameAs(text);
  }

  static Stream<Arguments> emails() {
    String e = "[REDACTED:email]";
    return Stream.of(
        Arguments.of("ask ada@example.com.", "ask " + e + "."),
        Arguments.of("<Ada.L+x@mail.example.co.uk>", "<" + e + ">"),
        Arguments.of("{\"to\":[\"a@b.de\",\"c\"]}", "{\"to\":[\"" + e + "\",\"c\"]}"),
        Arguments.of("{\"a@b.de\":1}", "{\"" + e + "\":1}"),
        Arguments.of("{\"t\":\"x\\na@b.de\"}", "{\"t\":\"x\\n" + e + "\"}"),
        Arguments.of("{\"t\":\"a\\u0040b.de\"}", "{\"t\":\"" + e + "\"}"),
        Arguments.of("jürgen@müller.de", e),
        Arguments.of("a@b @c d@ @Override x@1.2", "a@b @c d@ @Override x@1.2"));
  }

  @ParameterizedTest
  @MethodSource("emails")
  void redact_emails_areReplacedWhenAsked(String text, String expected) {
    assertThat(new Redacting(RedactionConfig.none().emails()).text(text)).isEqualTo(expected);
    assertThat(redacting.text(text)).isEqualTo(text);
  }

  static Stream<Arguments> cards() {
    String c = "[REDACTED:card_number]";
    return Stream.of(
        Arguments.of("4111111111111111", c),
        Arguments.of("pay with 4111 1111 1111 1111 now", "pay with " + c + " now"),
        Arguments.of("5500-0000-0000-0004, 378282246310005", c + ", " + c),
        Arguments.of(
            "{\"pan\":4111111111111111,\"n\":[\"6011000990139424\"]}",
            "{\"pan\":\"" + c + "\",\"n\":[\"" + c + "\"]}"),
        Arguments.of("4111111111111112", "4111111111111112"),
        Arguments.of("14111111111111111", "14111111111111111"),
        Arguments.of(
            "1763676000000000000 or 3.4111111111111111",
            "1763676000000000000 or 3.4111111111111111"),
        Arguments.of("order 12 4111 1111 1111 1111", "order 12 " + c));
  }

  @ParameterizedTest
  @MethodSource("cards")
  void redact_cardNumbers_areReplacedWhenAsked(String text, String expected) {
    assertThat(new Redacting(RedactionConfig.none().cardNumbers()).text(text)).isEqualTo(expected);
    assertThat(redacting.text(text)).isEqualTo(text);
  }
}
