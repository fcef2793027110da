package ai.honeyhive.tracer.internal.export.transport.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | https://api.honeyhive.ai | false",
        "* | https://api.honeyhive.ai | true",
        "honeyhive.ai | https://api.honeyhive.ai | true",
        ".honeyhive.ai | https://api.honeyhive.ai | true",
        "*.honeyhive.ai | https://api.honeyhive.ai | true",
        "HoneyHive.AI | https://API.honeyhive.ai | true",
        "hive.ai | https://api.honeyhive.ai | false",
        "other.org, honeyhive.ai | https://honeyhive.ai | true",
        "honeyhive.ai:443 | https://honeyhive.ai | true",
        "honeyhive.ai:443 | http://honeyhive.ai | false",
        "honeyhive.ai:8080 | http://honeyhive.ai:8080 | true",
        "10.0.0.0/8 | http://10.1.2.3 | true",
        "10.0.0.0/8 | http://11.1.2.3 | false",
        "10.1.2.0/23 | http://10.1.3.3 | true",
        "10.0.0.0/99 | http://10.1.2.3 | false",
        "10.0.0.0/x | http://10.1.2.3 | false",
        "10.0.0.0/8 | http://ten.example | false",
        "10.1.2.3 | http://10.1.2.3:4318 | true",
        "fd00::/8 | http://[fd00::1]:4318 | true",
        "fd00::1 | http://[fd00::1]:4318 | true",
        "[fd00::1] | http://[fd00::1]:4318 | true",
        "10.0.0.0/8 | http://[fd00::1]:4318 | false",
        "'' | http://localhost:4318 | true",
        "'' | http://127.0.0.2:4318 | true",
        "'' | http://[::1]:4318 | true",
        "'' | http://127.example | false"
      })
  void holds_anEntryOfAnyForm_asItsListSays(String list, URI uri, boolean expected) {
    assertThat(NoProxy.of(list).holds(uri)).isEqualTo(expected);
  }
}
