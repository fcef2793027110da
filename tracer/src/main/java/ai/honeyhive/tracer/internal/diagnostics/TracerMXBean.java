package ai.honeyhive.tracer.internal.diagnostics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tracer as JMX shows it; the attributes are those of {@code tracer.status()}. */
public interface TracerMXBean {
  String getServer();

  String getSessionId();

  List<String> getWarnings();

  long getStarted();

  long getUnsampled();

  long getLive();

  long getEnded();

  long getDelivered();

  long getRejected();

  long getUnconfirmed();

  long getDropped();

  Map<String, Long> getDroppedByReason();

  long getSpilled();

  long getRecovered();

  long getPending();

  Map<String, Long> getRedacted();

  long getSpansQueued();

  long getBytesQueued();

  int getRequestsInFlight();

  boolean isPaused();

  @Nullable
  String getLastError();
}
