package ai.honeyhive.tracer.internal.provider.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The id of the container, in the forms that the engines' files have. The files beside this class
 * are in those forms with ids of their own: {@code aaaa…} stands for the container, {@code bbbb…}
 * for what must not be taken for it.
 */
class ContainerIdTest {
  private static final String CONTAINER = "a0".repeat(32);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12:memory:/docker/@",
        "4:cpu:/system.slice/docker-@.scope",
        "3:cpu:/kubepods/burstable/pod3f5/@",
        "2:pids:/kubepods.slice/kubepods-pod3f5.slice/crio-@.scope",
        "1:name=systemd:/system.slice/containerd.service/kubepods-pod3f5.slice:cri-containerd:@",
        "10:cpu:/\n9:memory:/user.slice/libpod-@.scope\n"
      })
  void inCgroup_ofAnEngine_isTheIdInTheLastPart(String cgroup) {
    assertThat(ContainerId.inCgroup(cgroup.replace("@", CONTAINER))).isEqualTo(CONTAINER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0::/",
        "0::/../..",
        "4:memory:/user.slice/user-1000.slice/session-2.scope",
        "0::/system.slice/docker-@.scope/init.scope",
        "1:cpu:/docker/a0a0a0a0",
        "1:cpu:/docker/@a",
        "1:cpu:/ecs/55b2/55b2ca1b2f3d4e5f60718293a4b5c6d7-1234567890"
      })
  void inCgroup_ofNoContainer_isNone(String cgroup) {
    assertThat(ContainerId.inCgroup(cgroup.replace("@", CONTAINER))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"docker-v1", "docker-v2", "containerd", "crio", "podman"})
  void inMountinfo_ofAnEngine_isTheContainers(String engine) throws IOException {
    assertThat(ContainerId.inMountinfo(file(engine))).isEqualTo(CONTAINER);
  }

  @ParameterizedTest
  @CsvSource({"containerd-private", "machine"})
  void inMountinfo_ofASandboxOrNoContainer_isNone(String which) throws IOException {
    assertThat(ContainerId.inMountinfo(file(which))).isNull();
  }

  @Test
  void inMountinfo_cutOff_isNone() {
    assertThat(ContainerId.inMountinfo("473 456 254:1 /docker/containers/" + CONTAINER))
        .isNull();
  }

  private static String file(String name) throws IOException {
    try (InputStream in = ContainerIdTest.class.getResourceAsStream("mountinfo-" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8)
          .replace("<container>", CONTAINER)
          .replace("<other>", "b1".repeat(32));
    }
  }
}
