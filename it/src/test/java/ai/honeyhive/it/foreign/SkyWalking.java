package ai.honeyhive.it.foreign;

import ai.honeyhive.it.Repository;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Apache SkyWalking's server in a process of its own, on free ports of this machine, with its data
 * in memory. It takes OTLP over gRPC, and gives traces back through Zipkin's API.
 */
final class SkyWalking implements AutoCloseable {
  private static final String MAIN = "org.apache.skywalking.oap.server.starter.OAPServerStartUp";
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration TRACE = Duration.ofSeconds(30);
  private static final Path CONFIG = Repository.ROOT.resolve("it/skywalking/config");

  /** What must be there, and may be empty. */
  private static final List<String> DIRECTORIES = List.of(
      "lal",
      "log-mal-rules",
      "meter-analyzer-config",
      "oal",
      "openapi-definitions",
      "otel-rules",
      "ui-initialized-templates");

  private static final List<String> RULES = List.of(
      "browser",
      "cilium",
      "core",
      "disable",
      "dotnet-agent",
      "ebpf",
      "event",
      "java-agent",
      "k8s",
      "mesh",
      "tcp",
      "virtual-gateway-metrics");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final Path log;
  private final int grpcPort;
  private final int zipkinPort;

  private SkyWalking(Process process, Path log, int grpcPort, int zipkinPort) {
    this.process = process;
    this.log = log;
    this.grpcPort = grpcPort;
    this.zipkinPort = zipkinPort;
  }

  /** Starts it and waits until it answers. */
  static SkyWalking start(Path jars, Path directory) throws IOException, InterruptedException {
    configure(directory);
    List<Integer> ports = freePorts();
    Path log = directory.resolve("log.txt");
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        directory + File.pathSeparator + jars.toAbsolutePath() + File.separator + "*",
        MAIN);
    builder
        .environment()
        .putAll(Map.of(
            "OAP_GRPC_PORT", ports.get(0).toString(),
            "OAP_REST_PORT", ports.get(1).toString(),
            "OAP_ZIPKIN_PORT", ports.get(2).toString()));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    SkyWalking started = new SkyWalking(process, log, ports.get(0), ports.get(2));
    try {
      started.await("/zipkin/api/v2/services", START, JsonNode::isArray);
      return started;
    } catch (AssertionError e) {
      started.close();
      throw e;
    }
  }

  private static void configure(Path directory) throws IOException {
    for (Path file : Repository.files(CONFIG, "ml")) {
      Files.copy(file, directory.resolve(file.getFileName()));
    }
    for (String name : DIRECTORIES) {
      Files.createDirectories(directory.resolve(name));
    }
    for (String rules : RULES) {
      Files.createFile(directory.resolve("oal").resolve(rules + ".oal"));
    }
  }

  private static List<Integer> freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket a = new ServerSocket(0, 1, loopback);
        ServerSocket b = new ServerSocket(0, 1, loopback);
        ServerSocket c = new ServerSocket(0, 1, loopback)) {
      return List.of(a.getLocalPort(), b.getLocalPort(), c.getLocalPort());
    }
  }

  /** Where it takes OTLP. */
  URI grpc() {
    return URI.create("grpc://127.0.0.1:" + grpcPort);
  }

  /** The spans of a trace, once there are so many. */
  JsonNode awaitTrace(String traceId, int spans) throws InterruptedException {
    return await("/zipkin/api/v2/trace/" + traceId, TRACE, trace -> trace.size() >= spans);
  }

  private JsonNode await(String path, Duration atMost, Predicate<JsonNode> condition)
      throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + zipkinPort + path);
    HttpRequest get = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    long end = System.nanoTime() + atMost.toNanos();
    String last = "nothing";
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        HttpResponse<String> answer = http.send(get, HttpResponse.BodyHandlers.ofString());
        last = answer.statusCode() + " " + answer.body();
        JsonNode json = new ObjectMapper().readTree(answer.body());
        if (answer.statusCode() == 200 && condition.test(json)) {
          return json;
        }
      } catch (IOException e) {
        last = e.toString();
      }
      // Between two questions; also ends the wait when the process does.
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("SkyWalking gave no " + path + " in " + atMost + ", last: " + last
        + "; its log: " + Repository.text(log));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
