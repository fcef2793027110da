package ai.honeyhive.tracer.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.internal.lifecycle.crac.Core;
import ai.honeyhive.tracer.internal.lifecycle.crac.Resource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What CRaC, whose API is found by its name, gets to call. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "HttpClient-.*",
    because = "on JDK 17 a client has a thread until it is collected")
class CheckpointsTest {

  private static Resource registered() throws Exception {
    List<Resource> resources = Core.getGlobalContext().resources();
    resources.clear();
    Object made = Checkpoints.register(Core.class.getPackageName());
    assertThat(resources).singleElement().isSameAs(made);
    return resources.get(0);
  }

  @Test
  void beforeCheckpoint_endedSpans_areDelivered() throws Exception {
    Resource resource = registered();
    try (FaultyBackend backend = new FaultyBackend();
        HoneyHiveTracer tracer = HoneyHiveTracer.builder()
            .apiKey("hh_secret")
            .serverUrl(backend.uri())
            .global(GlobalRegistration.NEVER)
            .build()) {
      tracer.run("before", span -> {});

      resource.beforeCheckpoint(Core.getGlobalContext());

      assertThat(tracer.status().delivered()).isEqualTo(1);
      resource.afterRestore(Core.getGlobalContext());
      tracer.run("after", span -> {});
      assertThat(tracer.flush().delivered()).isEqualTo(2);
    }
  }

  @Test
  void register_resource_isAnObjectOfItsOwn() throws Exception {
    Resource resource = registered();

    assertThat(Set.of(resource)).contains(resource);
    assertThat(resource).isNotEqualTo(registered()).isNotEqualTo("another");
    assertThat(resource.hashCode()).isEqualTo(System.identityHashCode(resource));
    assertThat(resource).hasToString("HoneyHive's tracers");
  }

  @Test
  void register_noSuchApi_saysSo() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Checkpoints.register("there.is.none"));
  }
}
