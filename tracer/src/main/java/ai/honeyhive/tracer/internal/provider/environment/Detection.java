package ai.honeyhive.tracer.internal.provider.environment;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * The resource attributes that can be told from the process itself, by OpenTelemetry's names: its
 * Lambda function, its Kubernetes pod, its container, its host, its id. Reads a few small files;
 * asks no network and starts no process.
 */
final class Detection {
  private static final String NAMESPACE_FILE =
      "var/run/secrets/kubernetes.io/serviceaccount/namespace";
  private static final long MEGABYTE = 1024L * 1024;

  private final Sources sources;
  private final SmallFiles files;
  private final AttributesBuilder found = Attributes.builder();

  Detection(Sources sources) {
    this.sources = sources;
    this.files = new SmallFiles(sources.root());
  }

  Attributes attributes() {
    String host = hostName();
    lambda();
    kubernetes(host);
    put("container.id", containerId());
    put("host.name", host);
    put("host.arch", Platform.architecture(sources.property("os.arch")));
    put("os.type", Platform.operatingSystem(sources.property("os.name")));
    found.put("process.pid", processId());
    return found.build();
  }

  private void lambda() {
    String function = sources.variable("AWS_LAMBDA_FUNCTION_NAME");
    if (function == null) {
      return;
    }
    put("service.name", function);
    put("faas.name", function);
    put("faas.version", sources.variable("AWS_LAMBDA_FUNCTION_VERSION"));
    put("faas.instance", sources.variable("AWS_LAMBDA_LOG_STREAM_NAME"));
    put("cloud.provider", "aws");
    put("cloud.platform", "aws_lambda");
    put("cloud.region", sources.variable("AWS_REGION"));
    String memory = sources.variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
    if (memory != null) {
      megabytes("faas.max_memory", memory);
    }
  }

  private void megabytes(String key, String value) {
    try {
      found.put(key, Math.multiplyExact(Long.parseLong(value), MEGABYTE));
    } catch (ArithmeticException | NumberFormatException notTheFormatOfToday) {
      // Nobody set this by hand, so there is nobody to tell; the attribute is left out.
    }
  }

  /** A pod that asks for no service links still has the files, and the other way round. */
  static boolean isInKubernetes(Sources sources) {
    return sources.variable("KUBERNETES_SERVICE_HOST") != null
        || Files.exists(sources.root().resolve(NAMESPACE_FILE));
  }

  private void kubernetes(@Nullable String host) {
    if (isInKubernetes(sources)) {
      String pod = sources.variable("HOSTNAME");
      put("k8s.pod.name", pod == null ? host : pod);
      put("k8s.namespace.name", files.word(NAMESPACE_FILE));
    }
  }

  private @Nullable String containerId() {
    String id = ContainerId.inCgroup(files.text("proc/self/cgroup"));
    return id == null ? ContainerId.inMountinfo(files.text("proc/self/mountinfo")) : id;
  }

  /** The kernel's own word for it, or a variable; the JDK's way asks the network. */
  private @Nullable String hostName() {
    String host = files.word("proc/sys/kernel/hostname");
    if (host == null) {
      host = sources.variable("HOSTNAME");
    }
    return host == null ? sources.variable("COMPUTERNAME") : host;
  }

  /** As the kernel's link shows it: to ask the JDK takes longer than all the rest. */
  private long processId() {
    try {
      return Long.parseLong(files.link("proc/self"));
    } catch (NumberFormatException noSuchLink) {
      return ProcessHandle.current().pid();
    }
  }

  private void put(String key, @Nullable String value) {
    if (value != null) {
      found.put(key, value);
    }
  }
}
