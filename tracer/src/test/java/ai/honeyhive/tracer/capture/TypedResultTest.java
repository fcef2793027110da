package ai.honeyhive.tracer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.genai.GenAi;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Results of typed spans, in another package than theirs. */
@ExtendWith(HoneyHiveExtension.class)
class TypedResultTest {
  /** A type that only this package can name. */
  interface Chunks extends Flow.Publisher<Object> {}

  @Test
  @AllowLogs(matching = "HH420")
  void result_ofATypeOfTheCallers_isHandedOnAsItIs(TestServer server) {
    try (HoneyHiveTracer tracer = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build()) {
      GenAi genAi = tracer.genAi();
      Chunks chunks = subscriber -> {};

      Chunks typed = genAi.model("openai", "m", call -> chunks);
      Chunks chained = genAi.chain("c", chain -> chunks);

      assertThat(typed).isSameAs(chained);
      server.awaitEvents(2);
    }
  }
}
