package ai.honeyhive.it.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.GlobalRegistration;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Carriers that are no HTTP headers. */
@ExtendWith(HoneyHiveExtension.class)
class CarriersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HoneyHiveTracer client;
  private HoneyHiveTracer tools;

  @BeforeEach
  void open(TestServer server) {
    client = tracer(server);
    tools = tracer(server);
  }

  @AfterEach
  void close() {
    client.close(Duration.ofSeconds(10));
    tools.close(Duration.ofSeconds(10));
  }

  private static HoneyHiveTracer tracer(TestServer server) {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build();
  }

  @Test
  void mcp_callOfATool_isBelowItsCallerAndInItsSession(TestServer server) throws Exception {
    String session;
    try (Session chat = client.session("chat")) {
      session = chat.id();
      client.run("call tool", span -> handle(request()));
    }

    // A parent that has not arrived yet is no parent to the server.
    server.awaitEvents(2);
    Event tool = server.awaitEvent("weather");
    assertThat(tool.sessionId()).isEqualTo(session);
    assertThat(tool.parentId()).isEqualTo(server.awaitEvent("call tool").eventId());
  }

  /** As MCP has it: parameters, and what belongs to none of them under {@code _meta}. */
  private String request() throws Exception {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("progressToken", 7);
    client.inject(meta, Map::put);
    return JSON.writeValueAsString(
        Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params", Map.of("_meta", meta)));
  }

  private void handle(String request) throws Exception {
    Map<String, Object> meta = JSON.convertValue(
        JSON.readTree(request).at("/params/_meta"), new TypeReference<Map<String, Object>>() {});
    assertThat(meta).containsEntry("progressToken", 7);
    try (Scope remote = tools.withRemoteContext(meta)) {
      tools.run("weather", span -> {});
    }
  }

  @Test
  void properties_ofAMessage_carryTheSession() {
    Message message = new Message();
    try (Session order = client.session("order")) {
      client.inject(message, Message::setStringProperty);
      try (Scope received = tools.withRemoteContext(message, new Properties())) {
        assertThat(tools.currentSession().id()).isEqualTo(order.id());
        assertThat(tools.currentSession().name()).isEqualTo("order");
      }
    }
  }

  /** As JMS has them. */
  private static final class Message {
    private final Map<String, String> properties = new LinkedHashMap<>();

    void setStringProperty(String name, String value) {
      properties.put(name, value);
    }

    String getStringProperty(String name) {
      return properties.get(name);
    }
  }

  private static final class Properties implements TextMapGetter<Message> {
    @Override
    public Iterable<String> keys(Message message) {
      return message.properties.keySet();
    }

    @Override
    public String get(Message message, String name) {
      return message.getStringProperty(name);
    }
  }
}
