/** The event model of the HoneyHive data plane, and the mapping from spans to events. */
module ai.honeyhive.client {
  requires transitive com.fasterxml.jackson.databind;
  requires static transitive org.jspecify;

  exports ai.honeyhive.client.mapping;
  exports ai.honeyhive.client.model;
  exports ai.honeyhive.client.settings;
}
