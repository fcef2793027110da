package ai.honeyhive.it.process.crac;

/** Part of the stand-in for CRaC's API. */
public class CheckpointException extends Exception {
  private static final long serialVersionUID = 1L;
}
