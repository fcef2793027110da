package ai.honeyhive.tracer.faults;

import ai.honeyhive.tracer.config.DeliveryConfig;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Stages in what the application gave to the builder. */
final class SettingStages {
  private SettingStages() {}

  static Stream<Stage> all() {
    return Stream.of(
        Stage.built(
            "a proxy selector",
            setup -> setup
                .builder()
                .delivery(DeliveryConfig.builder()
                    .proxy(new BrokenProxies(setup.fault()))
                    .build())),
        Stage.built(
            "an SSL context",
            setup -> setup
                .builder()
                .serverUrl("https://127.0.0.1:1")
                .delivery(DeliveryConfig.builder()
                    .sslContext(new BrokenTls(setup.fault()))
                    .build())),
        Stage.built(
            "a key supplier",
            setup -> setup.builder().apiKey(() -> {
              throw setup.fault().now();
            })),
        Stage.built(
            "a meter provider",
            setup -> setup.builder().meterProvider(scope -> {
              throw setup.fault().now();
            })));
  }

  private static final class BrokenProxies extends ProxySelector {
    private final Fault fault;

    BrokenProxies(Fault fault) {
      this.fault = fault;
    }

    @Override
    public List<java.net.Proxy> select(URI uri) {
      throw fault.now();
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      throw fault.now();
    }
  }
}
