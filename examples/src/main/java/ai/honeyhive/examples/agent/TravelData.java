package ai.honeyhive.examples.agent;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stands in for a weather service and a timetable, and takes about as long as they would. */
final class TravelData {
  private static final Map<String, String> WEATHER = Map.of(
      "Turin", "sunny, 24 °C",
      "Genoa", "sunny, 27 °C, calm sea",
      "Aosta", "rain, 14 °C",
      "Palermo", "sunny, 31 °C");

  private static final Map<String, String> TRAINS = Map.of(
      "Milan - Turin", "08:10 - 09:05, 10:10 - 11:05",
      "Milan - Genoa", "07:25 - 09:00, 09:25 - 11:00",
      "Rome - Palermo", "23:00 - 10:12 (sleeper)");

  private TravelData() {}

  static String weather(String city) {
    pause(70);
    return find(WEATHER, city, "no weather station in " + city);
  }

  static String trains(String from, String to) {
    pause(120);
    return find(TRAINS, from + " - " + to, "no railway from " + from + " to " + to);
  }

  private static String find(Map<String, String> data, String key, String whenMissing) {
    String found = data.get(key);
    if (found == null) {
      throw new IllegalArgumentException(whenMissing);
    }
    return found;
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
