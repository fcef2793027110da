package ai.honeyhive.examples.agent;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall.Function;

/** The functions the model may call; each call is one tool event of the trace. */
final class TravelTools {
  private final HoneyHiveTracer tracer;

  TravelTools(HoneyHiveTracer tracer) {
    this.tracer = tracer;
  }

  String call(Function function) {
    return switch (function.name()) {
      case "weather" -> weather(function.arguments(Weather.class));
      case "trains" -> trains(function.arguments(Trains.class));
      default -> throw new IllegalArgumentException("no tool named " + function.name());
    };
  }

  private String weather(Weather asked) {
    return tracer.trace("weather", EventType.TOOL, span -> {
      span.input("city", asked.city()).input("day", asked.day());
      return span.output(TravelData.weather(asked.city()));
    });
  }

  private String trains(Trains asked) {
    return tracer.trace("trains", EventType.TOOL, span -> {
      span.input("from", asked.from()).input("to", asked.to()).input("day", asked.day());
      return span.output(TravelData.trains(asked.from(), asked.to()));
    });
  }
}
