package ai.honeyhive.it.rest;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.test.TestServer;

/** Clients of a test's server. */
final class Clients {
  private Clients() {}

  static HoneyHiveClient of(TestServer server) {
    return builder(server).build();
  }

  static HoneyHiveClient.Builder builder(TestServer server) {
    return HoneyHiveClient.builder().serverUrl(server.uri()).apiKey(server.apiKey());
  }
}
