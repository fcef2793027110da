package ai.honeyhive.examples.agent;

import ai.honeyhive.test.Reply;
import ai.honeyhive.test.ToolCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What the scripted model says to a {@link Trip}: first the tool calls, then the answer. */
final class TravelScript {
  private static final Duration THINKS = Duration.ofMillis(180);
  private static final Duration WRITES = Duration.ofMillis(260);

  private TravelScript() {}

  static Reply reply(JsonNode request) {
    JsonNode messages = request.path("messages");
    Trip trip = trip(messages.path(1).path("content").asText());
    boolean hasResults = messages.size() > 2;
    return hasResults
        ? Reply.text(answer(trip)).withLatency(WRITES)
        : Reply.toolCalls(toolCalls(trip)).withLatency(THINKS);
  }

  private static Trip trip(String question) {
    return Arrays.stream(Trip.values())
        .filter(trip -> trip.question().equals(question))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the script: " + question));
  }

  private static ToolCall[] toolCalls(Trip trip) {
    return switch (trip) {
      case TURIN -> calls(weather("Turin", "Saturday"), trains("Milan", "Turin", "Saturday"));
      case SEA -> calls(weather("Genoa", "Sunday"), weather("Aosta", "Sunday"));
      case PALERMO -> calls(trains("Rome", "Palermo", "Friday"), weather("Palermo", "Saturday"));
      case ATLANTIS -> calls(trains("Milan", "Atlantis", "Monday"));
    };
  }

  private static String answer(Trip trip) {
    return switch (trip) {
      case TURIN -> "It stays dry: sunny, 24 °C. Take the 08:10 from Milan, it arrives at 09:05.";
      case SEA -> "Go to Genoa: sunny, 27 °C and a calm sea. In Aosta it rains at 14 °C.";
      case PALERMO -> "Yes, a sleeper leaves Rome at 23:00. Palermo greets you with 31 °C and sun.";
      case ATLANTIS -> "There is no such train.";
    };
  }

  private static ToolCall[] calls(ToolCall... calls) {
    return calls;
  }

  private static ToolCall weather(String city, String day) {
    String arguments = "{\"city\":\"%s\",\"day\":\"%s\"}".formatted(city, day);
    return ToolCall.of("call_" + city.toLowerCase(Locale.ROOT), "weather", arguments);
  }

  private static ToolCall trains(String from, String to, String day) {
    String arguments = "{\"from\":\"%s\",\"to\":\"%s\",\"day\":\"%s\"}".formatted(from, to, day);
    return ToolCall.of("call_trains", "trains", arguments);
  }
}
