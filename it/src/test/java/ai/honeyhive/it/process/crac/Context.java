package ai.honeyhive.it.process.crac;

import java.util.ArrayList;
import java.util.List;

/** Part of the stand-in for CRaC's API. */
public class Context<R extends Resource> implements Resource {
  private final List<R> resources = new ArrayList<>();

  /** Adds a resource. */
  public void register(R resource) {
    resources.add(resource);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
    for (R resource : resources) {
      resource.beforeCheckpoint(this);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) throws Exception {
    for (R resource : resources) {
      resource.afterRestore(this);
    }
  }
}
