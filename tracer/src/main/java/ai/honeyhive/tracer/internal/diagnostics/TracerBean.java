package ai.honeyhive.tracer.internal.diagnostics;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Reads a tracer for JMX. Thread-safe. */
final class TracerBean implements TracerMXBean {
  private static final AtomicInteger IDS = new AtomicInteger();

  private final Shown tracer;

  private TracerBean(Shown tracer) {
    this.tracer = tracer;
  }

  /**
   * Shows the tracer in the platform's MBean server.
   *
   * @return what takes it out again
   */
  static Runnable register(Shown tracer) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName name = add(server, new TracerBean(tracer));
      return () -> unregister(server, name);
    } catch (JMException e) {
      throw new IllegalStateException("The MBean server refused the tracer", e);
    }
  }

  private static ObjectName add(MBeanServer server, TracerBean bean) throws JMException {
    while (true) {
      ObjectName name = new ObjectName("ai.honeyhive:type=Tracer,id=" + IDS.incrementAndGet());
      try {
        server.registerMBean(bean, name);
        return name;
      } catch (InstanceAlreadyExistsException e) {
        // Another class loader has this class too, and counts on its own: the next number.
      }
    }
  }

  private static void unregister(MBeanServer server, ObjectName name) {
    try {
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    } catch (JMException e) {
      throw new IllegalStateException("The MBean server keeps " + name, e);
    }
  }

  @Override
  public String getServer() {
    return tracer.labels().server();
  }

  @Override
  public String getSessionId() {
    return tracer.labels().sessionId();
  }

  @Override
  public List<String> getWarnings() {
    return tracer.warnings();
  }

  @Override
  public long getStarted() {
    return tracer.counts().started();
  }

  @Override
  public long getUnsampled() {
    return tracer.counts().unsampled();
  }

  @Override
  public long getLive() {
    return tracer.counts().live();
  }

  @Override
  public long getEnded() {
    return tracer.counts().ended();
  }

  @Override
  public long getDelivered() {
    return tracer.counts().delivered();
  }

  @Override
  public long getRejected() {
    return tracer.counts().rejected();
  }

  @Override
  public long getUnconfirmed() {
    return tracer.counts().unconfirmed();
  }

  @Override
  public long getDropped() {
    return tracer.counts().dropped();
  }

  @Override
  public Map<String, Long> getDroppedByReason() {
    return tracer.counts().droppedByReason();
  }

  @Override
  public long getSpilled() {
    return tracer.counts().spilled();
  }

  @Override
  public long getRecovered() {
    return tracer.counts().recovered();
  }

  @Override
  public long getPending() {
    return tracer.counts().pending();
  }

  @Override
  public Map<String, Long> getRedacted() {
    return tracer.redacted();
  }

  @Override
  public long getSpansQueued() {
    return tracer.deliveryState().spansQueued();
  }

  @Override
  public long getBytesQueued() {
    return tracer.deliveryState().bytesQueued();
  }

  @Override
  public int getRequestsInFlight() {
    return tracer.deliveryState().requestsInFlight();
  }

  @Override
  public boolean isPaused() {
    return tracer.deliveryState().circuitOpen();
  }

  @Override
  public @Nullable String getLastError() {
    return tracer.deliveryState().lastError();
  }
}
