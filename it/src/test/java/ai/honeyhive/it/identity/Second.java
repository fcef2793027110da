package ai.honeyhive.it.identity;

import ai.honeyhive.it.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The second service in a JVM of its own, until it is ended. */
final class Second implements AutoCloseable {
  private final Process process;
  private final Thread reading;
  private final List<String> said = new ArrayList<>();
  private final String[] ready;

  Second(List<String> options, String classPath, String mainClass, List<String> args)
      throws IOException {
    ProcessBuilder builder = Jvm.command(options, classPath, mainClass, args);
    process = builder.redirectErrorStream(true).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    ready = awaitReady(output);
    reading = new Thread(() -> output.lines().forEach(this::say), "output of the second service");
    reading.start();
  }

  private String[] awaitReady(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("ready ")) {
        return line.split(" ");
      }
      say(line);
    }
    process.destroyForcibly();
    throw new AssertionError("the second service did not start: " + said);
  }

  private synchronized void say(String line) {
    said.add(line);
  }

  int port() {
    return Integer.parseInt(ready[1]);
  }

  /** The sessions of its tracers outside of any request. */
  List<String> ownSessions() {
    return List.of(ready[2], ready[3]);
  }

  /** The session of the main one. */
  String mainSession() {
    return ready[3];
  }

  /** Ends it, and returns what it said after the start and before. */
  synchronized List<String> output() {
    return List.copyOf(said);
  }

  /** Lets it deliver what it has and end. */
  void end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the second service did not end: " + output());
    }
    reading.join();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    reading.join();
  }
}
