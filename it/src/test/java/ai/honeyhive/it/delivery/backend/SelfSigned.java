package ai.honeyhive.it.delivery.backend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS with a certificate that nobody has signed but itself. */
public final class SelfSigned implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final Path directory;
  private final Path file;

  public SelfSigned() throws IOException {
    directory = Files.createTempDirectory("self-signed");
    file = directory.resolve("keys.p12");
    generate();
  }

  public ServerSocketFactory sockets() throws IOException {
    try {
      char[] password = PASSWORD.toCharArray();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        keys.load(in, password);
      }
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context.getServerSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** What makes a JVM trust it. */
  public List<String> options() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file,
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
        "-Djavax.net.ssl.trustStoreType=PKCS12");
  }

  /** By the JDK's own tool: its classes have no public way to make a certificate. */
  private void generate() throws IOException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String command = keytool + " -genkeypair -keystore " + file + " -storetype PKCS12 -storepass "
        + PASSWORD + " -alias server -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1";
    Process process =
        new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
    try {
      byte[] said = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + new String(said, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(directory);
  }
}
