package ai.honeyhive.it.process.crac;

/**
 * A stand-in for the JVM's side of CRaC, that {@code org.crac} finds by a system property: calls
 * the resources, and between the two looks at what a checkpoint may not have.
 */
public final class Core {
  private static final Context<Resource> GLOBAL = new Context<>();

  private static volatile Runnable checkpoint = () -> {};

  private Core() {}

  /** Sets what happens between the checkpoint and the restore. */
  public static void atCheckpoint(Runnable code) {
    checkpoint = code;
  }

  /** Returns the context of the process. */
  public static Context<Resource> getGlobalContext() {
    return GLOBAL;
  }

  /** Makes a checkpoint and restores it at once. */
  public static void checkpointRestore() throws CheckpointException, RestoreException {
    try {
      GLOBAL.beforeCheckpoint(GLOBAL);
      checkpoint.run();
      GLOBAL.afterRestore(GLOBAL);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
