/**
 * The event model of the HoneyHive data plane, the mapping from spans to events, and the REST
 * client.
 */
module ai.honeyhive.client {
  requires transitive java.net.http;
  requires transitive com.fasterxml.jackson.databind;
  requires static transitive org.jspecify;

  exports ai.honeyhive.client;
  exports ai.honeyhive.client.configurations;
  exports ai.honeyhive.client.datasets;
  exports ai.honeyhive.client.events;
  exports ai.honeyhive.client.mapping;
  exports ai.honeyhive.client.metrics;
  exports ai.honeyhive.client.model;
  exports ai.honeyhive.client.queues;
  exports ai.honeyhive.client.runs;
  exports ai.honeyhive.client.settings;
}
