package ai.honeyhive.tracer.faults;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** TLS settings that throw whatever they are asked. */
final class BrokenTls extends SSLContext {
  BrokenTls(Fault fault) {
    super(new Spi(fault), null, "TLS");
  }

  private static final class Spi extends SSLContextSpi {
    private final Fault fault;

    Spi(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random) {
      throw fault.now();
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw fault.now();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw fault.now();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      throw fault.now();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      throw fault.now();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      throw fault.now();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      throw fault.now();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      throw fault.now();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      throw fault.now();
    }
  }
}
