package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.sqlite.write.SessionSums;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes stored events whole: project, parent, children, and the sums of sessions. */
final class Assembler {
  private final Project project;
  private final SessionReader sessions;
  private final Links links;

  /** A project's number in the tables and its name outside. */
  record Project(int number, String name) {}

  Assembler(Connection connection, Project project) {
    this.project = project;
    this.sessions = new SessionReader(connection, project.number());
    this.links = new Links(connection, project.number());
  }

  List<Event> assemble(List<StoredEvent> stored) throws SQLException {
    links.load(stored);
    List<Event> events = new ArrayList<>(stored.size());
    for (StoredEvent one : stored) {
      events.add(assemble(one));
    }
    return events;
  }

  private Event assemble(StoredEvent stored) throws SQLException {
    Event event = Json.event(stored.body);
    Set<String> children = new LinkedHashSet<>();
    Event.Builder whole = event.toBuilder().projectId(project.name());
    if (stored.isSession()) {
      children.addAll(sessions.children(stored.sessionId));
      SessionSums sums = sessions.sums(stored.id);
      Map<String, @Nullable Object> metadata = sums.asMetadata(!event.feedback().isEmpty());
      metadata.putAll(event.metadata());
      whole.metadata(metadata);
    }
    children.addAll(links.children(stored));
    children.addAll(event.childrenIds());
    return whole.parentId(parent(stored)).childrenIds(List.copyOf(children)).build();
  }

  private @Nullable String parent(StoredEvent stored) {
    return stored.isSession() ? null : links.parent(stored);
  }
}
