package ai.honeyhive.tracer.internal.export.transport.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What OpenTelemetry's variables name for OTLP, each a PEM file: whom to trust instead of the JDK's
 * authorities, and the client's own certificate with its key in PKCS #8.
 */
public record PemTls(
    @Nullable String trusted,
    @Nullable String certificate,
    @Nullable String key) implements Tls {
  private static final String ALIAS = "honeyhive";
  private static final char[] NO_PASSWORD = {};

  /** Returns null when the environment names none. */
  public static @Nullable PemTls find(UnaryOperator<@Nullable String> environment) {
    PemTls found = new PemTls(
        variable(environment, "CERTIFICATE"),
        variable(environment, "CLIENT_CERTIFICATE"),
        variable(environment, "CLIENT_KEY"));
    return found.trusted == null && found.certificate == null && found.key == null ? null : found;
  }

  private static @Nullable String variable(
      UnaryOperator<@Nullable String> environment, String name) {
    for (String prefix : List.of("OTEL_EXPORTER_OTLP_TRACES_", "OTEL_EXPORTER_OTLP_")) {
      String value = environment.apply(prefix + name);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return null;
  }

  @Override
  public SSLContext context() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          certificate == null || key == null ? null : identity(certificate, key),
          trusted == null ? null : trust(trusted),
          null);
      return context;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("The certificates or the key of " + this + " cannot be used", e);
    }
  }

  private static TrustManager[] trust(String file) throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate one : certificates(file)) {
      store.setCertificateEntry(ALIAS + number++, one);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager[] identity(String certificate, String key)
      throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    Certificate[] chain = certificates(certificate).toArray(new Certificate[0]);
    store.setKeyEntry(ALIAS, privateKey(key), NO_PASSWORD, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(String file)
      throws IOException, GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(read(file)));
  }

  private static PrivateKey privateKey(String file) throws IOException, GeneralSecurityException {
    String text = new String(read(file), StandardCharsets.US_ASCII);
    int begin = text.indexOf("-----BEGIN PRIVATE KEY-----");
    int end = text.indexOf("-----END PRIVATE KEY-----");
    if (begin < 0 || end < begin) {
      throw new IOException(file + " holds no PRIVATE KEY in PKCS #8");
    }
    String base64 = text.substring(text.indexOf('\n', begin), end);
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        // a key of another kind
      }
    }
    throw new InvalidKeySpecException(file + " holds a key of an unknown kind");
  }

  private static byte[] read(String file) throws IOException {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (InvalidPathException e) {
      throw new IOException(file + " is no path", e);
    }
  }
}
