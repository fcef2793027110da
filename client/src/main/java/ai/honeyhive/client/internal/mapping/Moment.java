package ai.honeyhive.client.internal.mapping;

/** A span event, and what was used of it. */
public final class Moment {
  private final String name;
  private final long epochNanos;
  private final Attributes attributes;
  private boolean used;

  public Moment(String name, long epochNanos, Attributes attributes) {
    this.name = name;
    this.epochNanos = epochNanos;
    this.attributes = attributes;
  }

  public String name() {
    return name;
  }

  public long epochNanos() {
    return epochNanos;
  }

  public Attributes attributes() {
    return attributes;
  }

  /** Says that the event has a meaning that is now in the draft, even if it had no attributes. */
  public void use() {
    used = true;
  }

  public boolean isUsed() {
    return used;
  }
}
