package ai.honeyhive.tracer.internal.export.transport.network;

import java.io.IOException;
import javax.net.ssl.SSLContext;

/** Whom a transport trusts. Equal ones share connections. */
public sealed interface Tls permits Tls.Given, PemTls {

  /**
   * Makes the context, which may read files and takes time.
   *
   * @throws IOException when it cannot be made; the message names the setting
   */
  SSLContext context() throws IOException;

  /** The application's own. */
  record Given(SSLContext context) implements Tls {}
}
