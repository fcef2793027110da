package ai.honeyhive.tracer.internal.lifecycle.crac;

/** Part of the stand-in for CRaC's API. */
public final class Core {
  private static final Context<Resource> GLOBAL = new Context<>();

  private Core() {}

  /** Returns the context of the process. */
  public static Context<Resource> getGlobalContext() {
    return GLOBAL;
  }
}
