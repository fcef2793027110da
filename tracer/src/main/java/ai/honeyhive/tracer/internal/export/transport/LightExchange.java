package ai.honeyhive.tracer.internal.export.transport;

import ai.honeyhive.tracer.internal.export.transport.network.EnvironmentProxies;
import ai.honeyhive.tracer.internal.export.transport.network.ProxyPassword;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One request of a {@link LightTransport}. */
final class LightExchange extends Exchange implements Runnable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final LightTransport transport;
  private final long begun = System.nanoTime();
  private volatile @Nullable HttpURLConnection connection;
  private volatile boolean reading;

  LightExchange(HttpCall call, Set<String> servers, LightTransport transport) {
    super(call, servers);
    this.transport = transport;
  }

  @Override
  void start() {
    transport.threads().execute(this);
  }

  @Override
  public void run() {
    try {
      Suppression.call(() -> {
        exchange();
        return true;
      });
    } catch (IOException | RuntimeException | LinkageError e) {
      fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(e);
    }
  }

  private void exchange() throws IOException {
    if (isOver()) {
      return;
    }
    HttpURLConnection opened = open(call().uri());
    connection = opened;
    boolean complete = false;
    try {
      write(opened);
      complete = read(opened);
    } finally {
      if (!complete) {
        opened.disconnect();
      }
    }
  }

  private HttpURLConnection open(URI uri) throws IOException {
    ProxySelector selector = transport.settings().proxy();
    Proxy proxy = selector == null ? null : selector.select(uri).get(0);
    HttpURLConnection opened = (HttpURLConnection)
        (proxy == null ? uri.toURL().openConnection() : uri.toURL().openConnection(proxy));
    int left = millisLeft();
    opened.setConnectTimeout((int) Math.min(CONNECT.toMillis(), left));
    opened.setReadTimeout(left);
    opened.setInstanceFollowRedirects(false);
    opened.setUseCaches(false);
    opened.setRequestMethod(call().method());
    opened.setDoOutput(true);
    // A body that is not kept is not sent again behind our back.
    opened.setFixedLengthStreamingMode(call().body().remaining());
    call().headers().forEach(opened::setRequestProperty);
    SSLSocketFactory sockets = transport.sockets();
    if (sockets != null && opened instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(sockets);
    }
    identify(opened, uri, selector);
    return opened;
  }

  private static void identify(
      HttpURLConnection opened, URI uri, @Nullable ProxySelector selector) {
    String password = ProxyPassword.header(selector, uri);
    if (password == null || !(selector instanceof EnvironmentProxies proxies)) {
      return;
    }
    if (opened instanceof HttpsURLConnection) {
      opened.setAuthenticator(new ProxyPassword(proxies));
    } else {
      opened.setRequestProperty(ProxyPassword.HEADER, password);
    }
  }

  private int millisLeft() {
    long left = call().timeout().minusNanos(System.nanoTime() - begun).toMillis();
    return (int) Math.max(1, Math.min(left, Integer.MAX_VALUE));
  }

  private void write(HttpURLConnection opened) throws IOException {
    opened.connect();
    ByteBuffer body = call().body();
    try (OutputStream out = opened.getOutputStream()) {
      sent();
      out.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
    }
  }

  /** Returns whether the answer was read to its end, so that the connection can be used again. */
  private boolean read(HttpURLConnection opened) throws IOException {
    int status;
    try {
      status = opened.getResponseCode();
    } catch (HttpRetryException e) {
      // A 401 or 407: the JDK would ask the application for a password, and cannot.
      answered(e.responseCode(), ByteBuffer.allocate(0), opened::getHeaderField);
      return false;
    }
    if (status < 0) {
      throw new ProtocolException("the answer is not HTTP");
    }
    responded();
    InputStream body = status >= 400 ? opened.getErrorStream() : opened.getInputStream();
    byte[] bytes = new byte[0];
    boolean complete = true;
    if (body != null) {
      reading = true;
      bytes = body.readNBytes(BODY_LIMIT);
      complete = bytes.length < BODY_LIMIT;
      if (complete && bytes.length < opened.getContentLengthLong()) {
        throw new EOFException("the answer was cut short");
      }
    }
    answered(status, ByteBuffer.wrap(bytes), opened::getHeaderField);
    return complete;
  }

  /**
   * Closes the connection under the thread that waits for it. While that reads a body it cannot be
   * done, because the JDK locks the body for the read; the read timeout ends it then.
   */
  @Override
  void abort() {
    HttpURLConnection opened = connection;
    if (opened != null && !reading) {
      opened.disconnect();
    }
  }
}
