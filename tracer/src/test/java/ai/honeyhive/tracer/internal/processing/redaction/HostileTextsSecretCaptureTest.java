package ai.honeyhive.tracer.internal.processing.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.capture.Figures;
import ai.honeyhive.tracer.config.RedactionConfig;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random texts with secrets in them: JSON, JSON in JSON, prose around it, cut anywhere. No secret
 * stays, and what is JSON stays so, with all else as it was.
 */
class HostileTextsSecretCaptureTest {
  private static final String SECRET = "[REDACTED:secret]";
  private static final List<String> SECRET_NAMES = List.of(
      "password", "apiKey", "client-secret", "Authorization", "access_token", "Private Key");
  private static final List<String> NAMES = List.of(
      "a", "name", "content", "role", "input_tokens", "päth", "x y", "b\"c", "d\\e", "n\nl", "f/g");
  private static final List<String> WORDS = List.of(
      "word",
      "other: thing",
      "a=b",
      "\"quoted\"",
      "back\\slash",
      "line\nbreak",
      "ünï",
      "\uD83D\uDE00",
      "{",
      "[1]",
      "{\"x\":1}",
      "https://x.org/a?b=c",
      "<tag>",
      "\u0001",
      "it's",
      "");

  private final Redacting redacting = new Redacting(
      Figures.isSabotaged("secret") ? RedactionConfig.none() : RedactionConfig.defaults());

  /** A text with secrets, the secrets, and what is expected of it. */
  private static final class Program {
    final Random random;
    final ObjectMapper json;
    final List<String> secrets = new ArrayList<>();

    Program(long seed) {
      random = new Random(seed);
      json = JsonMapper.builder()
          .configure(JsonWriteFeature.ESCAPE_NON_ASCII, random.nextBoolean())
          .build();
    }

    <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    String secret(String prefix) {
      StringBuilder secret = new StringBuilder(prefix);
      for (int i = 0; i < 28; i++) {
        secret.append("abcdefghijkmnpqrstuvwxyzABCDEFGHJK0123456789".charAt(random.nextInt(44)));
      }
      secret.append(random.nextInt(10)).append('Z');
      secrets.add(secret.toString());
      return secret.toString();
    }

    void fill(ObjectNode dirty, ObjectNode clean, int depth) throws Exception {
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        String name = any(NAMES) + i;
        switch (random.nextInt(depth > 3 ? 4 : 7)) {
          case 0 -> both(dirty, clean, name, any(WORDS) + " " + any(WORDS));
          case 1 -> {
            dirty.put(name, random.nextInt());
            clean.set(name, dirty.get(name));
          }
          case 2 -> secretMember(dirty, clean);
          case 3 -> {
            String before = any(WORDS) + " ";
            dirty.put(name, before + secret(any(List.of("sk-", "hh_"))));
            clean.put(name, before + "[REDACTED:key]");
          }
          case 4 -> fill(dirty.putObject(name), clean.putObject(name), depth + 1);
          case 5 -> {
            ArrayNode dirtyList = dirty.putArray(name);
            ArrayNode cleanList = clean.putArray(name);
            fill(dirtyList.addObject(), cleanList.addObject(), depth + 1);
          }
          default -> nested(dirty, clean, name, depth);
        }
      }
    }

    void both(ObjectNode dirty, ObjectNode clean, String name, String text) {
      dirty.put(name, text);
      clean.put(name, text);
    }

    void secretMember(ObjectNode dirty, ObjectNode clean) {
      String name = any(SECRET_NAMES);
      if (dirty.has(name)) {
        return;
      }
      switch (random.nextInt(3)) {
        case 0 -> dirty.put(name, secret("\"}, \\ "));
        case 1 -> dirty.put(name, secret("x"));
        default -> dirty.putObject(name).put("a", secret("y")).putArray("b").add(secret("z"));
      }
      clean.put(name, SECRET);
    }

    /** With the JSON in texts read, so that it does not matter which characters are escaped. */
    JsonNode opened(JsonNode node) throws Exception {
      if (node instanceof ObjectNode object) {
        ObjectNode opened = json.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
          opened.set(entry.getKey(), opened(entry.getValue()));
        }
        return opened;
      }
      if (node instanceof ArrayNode array) {
        ArrayNode opened = json.createArrayNode();
        for (JsonNode element : array) {
          opened.add(opened(element));
        }
        return opened;
      }
      boolean isJson = node.isTextual()
          && node.textValue().matches("(?s)\\{.*[^ ] ?\\}")
          && !node.textValue().startsWith("{ ");
      return isJson ? opened(json.readTree(node.textValue())) : node;
    }

    void nested(ObjectNode dirty, ObjectNode clean, String name, int depth) throws Exception {
      ObjectNode dirtyInside = json.createObjectNode();
      ObjectNode cleanInside = json.createObjectNode();
      fill(dirtyInside, cleanInside, depth + 1);
      dirty.put(name, json.writeValueAsString(dirtyInside));
      clean.put(name, json.writeValueAsString(cleanInside));
    }
  }

  @Test
  void redact_randomTexts_keepNoSecretAndAllElse() throws Exception {
    int seeds = Integer.getInteger("capture.seeds", 25);
    Long only = Long.getLong("capture.seed");
    for (long seed = only == null ? 0 : only;
        seed < (only == null ? seeds * 10L : only + 1);
        seed++) {
      Program program = new Program(seed);
      ObjectNode dirty = program.json.createObjectNode();
      ObjectNode clean = program.json.createObjectNode();
      program.fill(dirty, clean, 0);
      String text = program.random.nextBoolean()
          ? program.json.writeValueAsString(dirty)
          : program.json.writerWithDefaultPrettyPrinter().writeValueAsString(dirty);

      String redacted = redacting.text(text);

      noSecret(program, seed, text, redacted);
      JsonNode read = program.json.readTree(redacted);
      assertThat(program.opened(read))
          .as("seed %d: %s", seed, text)
          .isEqualTo(program.opened(clean));
      assertThat(redacting.text(redacted)).as("seed %d, again", seed).isEqualTo(redacted);
      int cut = program.random.nextInt(text.length());
      for (String around : List.of("%s", "Here it is: %s\nbye", "```json\n%s")) {
        noSecret(program, seed, text, redacting.text(String.format(around, text)));
        cut(program, seed, text.substring(0, cut), around);
      }
    }
    Figures.held("secret", seeds * 10L, "random texts");
  }

  /** Of a text that is cut, what is left of a secret may be too little to be known. */
  private void cut(Program program, long seed, String text, String around) {
    String redacted = redacting.text(String.format(around, text));
    for (String secret : program.secrets) {
      if (text.contains(secret)) {
        assertThat(redacted).as("seed %d, cut: %s", seed, text).doesNotContain(secret);
      }
    }
  }

  private static void noSecret(Program program, long seed, String text, String redacted) {
    for (String secret : program.secrets) {
      String tail = secret.substring(secret.length() - 30);
      assertThat(redacted).as("seed %d: %s", seed, text).doesNotContain(tail);
    }
  }
}
