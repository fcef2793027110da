package ai.honeyhive.examples.agent;

import ai.honeyhive.tracer.HoneyHiveTracer;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.opentelemetry.instrumentation.openai.v1_1.OpenAITelemetry;
import java.util.List;

/** Answers a question about a trip: asks a model, calls the tools it wants, and asks again. */
final class TravelAgent {
  private static final String INSTRUCTIONS =
      "You are a travel agent. Look everything up with the tools. Answer in two sentences.";
  private static final int TURNS = 5;

  private final HoneyHiveTracer tracer;
  private final OpenAIClient client;
  private final String model;
  private final TravelTools tools;

  TravelAgent(HoneyHiveTracer tracer, OpenAIClient client, String model) {
    this.tracer = tracer;
    this.client = OpenAITelemetry.builder(tracer.openTelemetry())
        .setCaptureMessageContent(true)
        .build()
        .wrap(client);
    this.model = model;
    this.tools = new TravelTools(tracer);
  }

  String answer(String question) {
    return tracer.trace("travel agent", span -> {
      span.input("question", question);
      return span.output(converse(question));
    });
  }

  private String converse(String question) {
    ChatCompletionCreateParams.Builder conversation = ChatCompletionCreateParams.builder()
        .model(model)
        .addSystemMessage(INSTRUCTIONS)
        .addUserMessage(question)
        .addTool(Weather.class)
        .addTool(Trains.class);
    for (int turn = 0; turn < TURNS; turn++) {
      ChatCompletionMessage message = client
          .chat()
          .completions()
          .create(conversation.build())
          .choices()
          .get(0)
          .message();
      List<ChatCompletionMessageToolCall> calls = message.toolCalls().orElse(List.of());
      if (calls.isEmpty()) {
        return message.content().orElse("");
      }
      conversation.addMessage(message);
      calls.forEach(call -> conversation.addMessage(toolMessage(call.asFunction())));
    }
    throw new IllegalStateException("no answer after " + TURNS + " turns");
  }

  private ChatCompletionToolMessageParam toolMessage(ChatCompletionMessageFunctionToolCall call) {
    return ChatCompletionToolMessageParam.builder()
        .toolCallId(call.id())
        .content(tools.call(call.function()))
        .build();
  }
}
