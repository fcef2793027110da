package ai.honeyhive.tracer.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionIdTest {

  @Test
  void random_manyTimes_isARandomUuidEachTime() {
    Set<String> ids = new HashSet<>();
    long ones = 0;
    long zeros = 0;
    for (int i = 0; i < 1000; i++) {
      UUID id = UUID.fromString(SessionId.random());
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      ones |= id.getLeastSignificantBits();
      zeros |= ~id.getLeastSignificantBits();
      ids.add(id.toString());
    }

    assertThat(ids).hasSize(1000);
    // Every bit but the two of the variant was seen both ways.
    assertThat(ones).isEqualTo(0xBFFF_FFFF_FFFF_FFFFL);
    assertThat(zeros).isEqualTo(0x7FFF_FFFF_FFFF_FFFFL);
  }
}
