package ai.honeyhive.tracer.internal.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyAttributesTest {
  private static final Value<?> BYTES = Value.of("bytes".getBytes(StandardCharsets.UTF_8));

  private static Attributes of(Value<?> body) {
    AttributesBuilder attributes = Attributes.builder();
    BodyAttributes.put(attributes, body);
    return attributes.build();
  }

  @Test
  void put_members_keepTheirTypes() {
    Attributes attributes = of(Value.of(Map.of(
        "text", Value.of("t"),
        "flag", Value.of(true),
        "whole", Value.of(7),
        "part", Value.of(0.5),
        "bytes", BYTES)));

    assertThat(attributes)
        .isEqualTo(Attributes.builder()
            .put("text", "t")
            .put("flag", true)
            .put("whole", 7)
            .put("part", 0.5)
            .put("bytes", "\"Ynl0ZXM=\"")
            .build());
  }

  @Test
  void put_nested_isJson() {
    Attributes attributes = of(Value.of(Map.of(
        "list", Value.of(Value.of(true), Value.of(7), Value.of(0.5), Value.of("t"), BYTES))));

    assertThat(attributes.get(AttributeKey.stringKey("list")))
        .isEqualTo("[true,7,0.5,\"t\",\"Ynl0ZXM=\"]");
  }

  @Test
  void put_bodyWithoutMembers_isTheContent() {
    assertThat(of(Value.of("said")))
        .isEqualTo(Attributes.builder().put("content", "said").build());
  }
}
