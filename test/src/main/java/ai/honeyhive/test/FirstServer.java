package ai.honeyhive.test;

/**
 * The first server of a JVM brings something that stays: the database driver starts a process to
 * learn about the platform, and the JDK keeps the thread that waited for it for a minute. So one
 * server is started and closed where no test is blamed for it.
 */
final class FirstServer {
  private static boolean started;

  private FirstServer() {}

  static synchronized void run() {
    if (!started) {
      TestServer.start().close();
      started = true;
    }
  }
}
