package ai.honeyhive.tracer.internal.lifecycle.crac;

import java.util.ArrayList;
import java.util.List;

/** Part of the stand-in for CRaC's API: keeps what is registered. */
public class Context<R extends Resource> {
  private final List<R> resources = new ArrayList<>();

  /** Adds a resource. */
  public void register(R resource) {
    resources.add(resource);
  }

  /** Returns what was registered. */
  public List<R> resources() {
    return resources;
  }
}
