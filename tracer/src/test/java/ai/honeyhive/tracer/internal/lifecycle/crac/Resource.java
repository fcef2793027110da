package ai.honeyhive.tracer.internal.lifecycle.crac;

/** Part of the stand-in for CRaC's API. */
public interface Resource {
  /** Called before the checkpoint. */
  void beforeCheckpoint(Context<? extends Resource> context) throws Exception;

  /** Called after the restore. */
  void afterRestore(Context<? extends Resource> context) throws Exception;
}
