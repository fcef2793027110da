package ai.honeyhive.tracer.internal.export.encoding;

/**
 * What the body of a 2xx answer says about the spans of the request.
 *
 * @param rejected how many the server did not take
 * @param message why, or empty
 */
public record Receipt(int rejected, String message) {
  /** The server took all. */
  public static final Receipt ALL = new Receipt(0, "");
}
