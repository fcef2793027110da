package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HoneyHiveExtension.class)
class ScriptedModelHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUESTION = """
      {"model":"gpt-4o","messages":[{"role":"user","content":"12345678"}]}""";
  private static final String STREAMED = """
      {"model":"gpt-4o","stream":true,"messages":[{"role":"user","content":"Hi"}]}""";

  private static List<String> data(ServerResponse stream) {
    return Arrays.stream(stream.text().split("\n\n", -1))
        .filter(line -> !line.isEmpty())
        .map(line -> line.substring("data: ".length()))
        .toList();
  }

  private static ServerResponse send(URI base, String method, String path, String body)
      throws IOException {
    return PlainHttp.send(
        URI.create(base + path),
        method,
        Map.of("Authorization", "Bearer sk-test"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static ServerResponse ask(ScriptedModel model, String body) throws IOException {
    return send(model.baseUri(), "POST", "/chat/completions", body);
  }

  @Test
  void answersInOrderWithUsageDerivedFromTheTexts() throws IOException {
    try (var model = ScriptedModel.start(Reply.text("Hello"), Reply.text(""))) {
      JsonNode first = ask(model, QUESTION).json();
      assertThat(first.at("/choices/0/message/content").asText()).isEqualTo("Hello");
      assertThat(first.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
      assertThat(first.path("model").asText()).isEqualTo("gpt-4o");
      assertThat(first.path("id").asText()).isEqualTo("chatcmpl-1");
      assertThat(first.path("usage").toString())
          .isEqualTo("{\"prompt_tokens\":2,\"completion_tokens\":2,\"total_tokens\":4}");
      JsonNode second = ask(model, QUESTION).json();
      assertThat(second.path("id").asText()).isEqualTo("chatcmpl-2");
      assertThat(second.at("/usage/completion_tokens").asInt()).isZero();
    }
  }

  @Test
  void countsPartsAndToolCallsOfTheRequest() throws IOException {
    try (var model = ScriptedModel.start(Reply.text("x"))) {
      JsonNode answer = ask(model, """
                  {"messages":[
                    {"content":[{"type":"text","text":"1234"},{"type":"image_url"}]},
                    {"content":null,"tool_calls":[{"function":{"name":"ab","arguments":"{}"}}]}]}""").json();
      assertThat(answer.at("/usage/prompt_tokens").asInt()).isEqualTo(2);
      assertThat(answer.path("model").asText()).isEqualTo("scripted");
    }
  }

  @Test
  void givenUsageWins() throws IOException {
    try (var model = ScriptedModel.start(Reply.text("x").withUsage(100, 20))) {
      assertThat(ask(model, QUESTION).json().at("/usage/total_tokens").asInt()).isEqualTo(120);
    }
  }

  @Test
  void streamsPiecesThenDone() throws IOException {
    String text = "Turin is in Italy 🇮🇹, and it is sunny.";
    try (var model = ScriptedModel.start(Reply.text(text))) {
      ServerResponse answer = ask(model, STREAMED);
      assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/event-stream");
      List<String> data = data(answer);
      assertThat(data.get(data.size() - 1)).isEqualTo("[DONE]");
      StringBuilder joined = new StringBuilder();
      for (String chunk : data.subList(0, data.size() - 1)) {
        assertThat(chunk).doesNotContain("usage");
        joined.append(JSON.readTree(chunk).at("/choices/0/delta/content").asText());
      }
      assertThat(joined).hasToString(text);
      assertThat(data.get(data.size() - 2)).contains("\"finish_reason\":\"stop\"");
    }
  }

  @Test
  void streamEndsWithUsageOnlyWhenAskedFor() throws IOException {
    String body = STREAMED.replace(
        "\"stream\":true", "\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    try (var model = ScriptedModel.start(Reply.text("x"))) {
      List<String> data = data(ask(model, body));
      JsonNode usage = JSON.readTree(data.get(data.size() - 2));
      assertThat(usage.path("choices")).isEmpty();
      assertThat(usage.at("/usage/total_tokens").asInt()).isEqualTo(2);
      assertThat(JSON.readTree(data.get(0)).path("usage").isNull()).isTrue();
    }
  }

  @Test
  void failsWithTheErrorBodyOfTheStatus() throws IOException {
    try (var model = ScriptedModel.start(
        Reply.error(429, "slow down").withHeader("Retry-After", "1"),
        Reply.error(403, "no"),
        Reply.error(404, "no such model"),
        Reply.error(500, "oops"))) {
      ServerResponse limited = ask(model, QUESTION);
      assertThat(limited.status()).isEqualTo(429);
      assertThat(limited.json().path("error").toString())
          .isEqualTo("{\"message\":\"slow down\",\"type\":\"requests\",\"param\":null,"
              + "\"code\":\"rate_limit_exceeded\"}");
      assertThat(ask(model, QUESTION).text()).contains("permission_error");
      assertThat(ask(model, QUESTION).text()).contains("model_not_found");
      assertThat(ask(model, QUESTION).text()).contains("server_error");
    }
  }

  @Test
  void saysWhatIsWrongWithTheRequestOrTheScript() throws IOException {
    try (var model = ScriptedModel.start()) {
      assertThat(ask(model, QUESTION).text()).contains("has 0 replies; this is request 1");
      assertThat(ask(model, "{").text()).contains("the body is not JSON");
      ServerResponse elsewhere = send(model.baseUri(), "POST", "/responses", "{}");
      assertThat(elsewhere.status()).isEqualTo(404);
      assertThat(elsewhere.text()).contains("Unknown request URL: POST /v1/responses");
      assertThat(send(model.baseUri(), "GET", "/chat/completions", "").status()).isEqualTo(404);
    }
    try (var model = ScriptedModel.start(request -> {
      throw new AssertionError("expected two messages");
    })) {
      ServerResponse answer = ask(model, QUESTION);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("the script threw", "expected two messages");
    }
  }

  @Test
  void keepsTheRequests() throws IOException {
    try (var model = ScriptedModel.start(
        request -> Reply.text(request.at("/messages/0/content").asText()))) {
      assertThat(ask(model, QUESTION).text()).contains("\"content\":\"12345678\"");
      assertThat(model.requests()).hasSize(1);
      ModelRequest request = model.requests().get(0);
      assertThat(request.body().path("model").asText()).isEqualTo("gpt-4o");
      assertThat(request.header("authorization")).contains("Bearer sk-test");
      assertThat(request.header("x-other")).isEmpty();
      assertThat(request).hasToString(request.body().toString());
    }
  }

  @Test
  void waitsForTheLatency() throws IOException {
    try (var model = ScriptedModel.start(Reply.text("x").withLatency(Duration.ofMillis(150)))) {
      long start = System.nanoTime();
      ask(model, QUESTION);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }
  }

  @Test
  void closingEndsAWaitAndLeavesNoThread() {
    var model = ScriptedModel.start(Reply.text("x").withLatency(Duration.ofHours(1)));
    CompletableFuture<Throwable> failure =
        CompletableFuture.supplyAsync(() -> failureOf(() -> ask(model, QUESTION)));
    while (model.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    model.close();
    assertThat(failure).succeedsWithin(Duration.ofSeconds(5)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask(model, QUESTION)).isInstanceOf(IOException.class);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("scripted-model-"));
  }

  private static Throwable failureOf(ThrowingCallable call) {
    return catchThrowable(call);
  }

  @Test
  void refusesRepliesThatCannotBe() {
    assertThatThrownBy(() -> Reply.error(200, "fine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 200");
    assertThatThrownBy(() -> Reply.toolCalls()).hasMessageContaining("at least one call");
    assertThatThrownBy(() -> Reply.text("x").withUsage(-1, 2)).hasMessageContaining("-1");
    assertThatThrownBy(() -> Reply.text("x").withLatency(Duration.ofMillis(-5)))
        .hasMessageContaining("PT-0.005S");
  }

  @Test
  void repliesDescribeThemselves() {
    assertThat(Reply.text("Hi")).hasToString("text: Hi");
    assertThat(Reply.error(500, "oops")).hasToString("error 500: oops");
    assertThat(Reply.toolCalls(ToolCall.of("c1", "weather", "{}")))
        .hasToString("tool calls: [weather({}) #c1]");
  }
}
