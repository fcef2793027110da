package ai.honeyhive.tracer.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class AgentMarkerTest {
  private static final URI SERVER = URI.create("https://api.example.com");

  @Test
  void fingerprint_sameServerAndKey_isTheSame() {
    String fingerprint = AgentMarker.fingerprint(SERVER, "hh_secret");

    assertThat(fingerprint)
        .hasSize(16)
        .doesNotContain("secret")
        .isEqualTo(AgentMarker.fingerprint(URI.create("https://api.example.com/"), "hh_secret"));
  }

  @Test
  void fingerprint_otherServerOrKey_differs() {
    assertThat(new String[] {
          AgentMarker.fingerprint(SERVER, "hh_secret"),
          AgentMarker.fingerprint(SERVER, "hh_other"),
          AgentMarker.fingerprint(SERVER, null),
          AgentMarker.fingerprint(URI.create("http://api.example.com"), "hh_secret")
        })
        .doesNotHaveDuplicates();
  }
}
