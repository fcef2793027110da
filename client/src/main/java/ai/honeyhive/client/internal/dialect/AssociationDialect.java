package ai.honeyhive.client.internal.dialect;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
import java.util.Set;

/** The association properties that SDKs copy to every span of a session, under Traceloop's name. */
final class AssociationDialect implements Dialect {
  private static final String PREFIX = "traceloop.association.properties.";

  /** The session has been read; the other two stay where production has them. */
  private static final Set<String> LEFT = Set.of("session_id", "source", "project");

  @Override
  public void read(SpanReading span) {
    Attributes attributes = span.attributes();
    for (String key : attributes.keys()) {
      Object value = attributes.get(key);
      if (key.startsWith(PREFIX) && value != null) {
        String name = key.substring(PREFIX.length());
        Object formed = name.equals("disable_http_tracing") ? Values.flag(value) : value;
        if (!LEFT.contains(name) && span.draft().put(Section.METADATA, name, formed)) {
          attributes.use(key);
        }
      }
    }
  }
}
