package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What readers of sessions get: the tree, with the fields of the data plane's accounts. */
final class SessionNode {
  private SessionNode() {}

  /** A session's own event, with all its events nested in it. */
  static ObjectNode of(List<Event> events) {
    return withOrganization(new SessionTree(events).json());
  }

  /** The organization and the workspace, of which this server has one each. */
  static ObjectNode withOrganization(ObjectNode event) {
    return event.put("org_id", "local-org").put("workspace_id", "local-workspace");
  }
}
