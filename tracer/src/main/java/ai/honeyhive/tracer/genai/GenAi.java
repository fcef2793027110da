package ai.honeyhive.tracer.genai;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.TracedFunction;
import ai.honeyhive.tracer.TracedSpan;
import ai.honeyhive.tracer.internal.operations.later.CodeBehind;
import java.util.function.Function;

/**
 * Makes steps with a meaning, for calls that no instrumentor records:
 *
 * <pre>{@code
 * String answer = tracer.genAi().model("openai", "gpt-4o", call -> {
 *   call.input(ChatMessage.user(question));
 *   ...
 *   call.output(ChatMessage.assistant(text).finishReason("stop")).usage(12, 34);
 *   return text;
 * });
 * }</pre>
 *
 * They are written with the names of OpenTelemetry's GenAI conventions, which HoneyHive and others
 * read. The code runs as in {@link HoneyHiveTracer#trace}: exactly once, its result and its
 * exceptions passed on unchanged. Where no method fits around the code, {@code start…} begins a
 * step for a try-with-resources statement. Immutable.
 *
 * @see HoneyHiveTracer#genAi
 */
public final class GenAi {
  private final HoneyHiveTracer tracer;
  private final PriceTable prices;

  private GenAi(HoneyHiveTracer tracer, PriceTable prices) {
    this.tracer = tracer;
    this.prices = prices;
  }

  /**
   * Makes typed steps of a tracer, as {@link HoneyHiveTracer#genAi} does.
   *
   * @param tracer the tracer
   * @return makes its steps; no price is known
   */
  public static GenAi of(HoneyHiveTracer tracer) {
    return new GenAi(tracer, PriceTable.none());
  }

  /**
   * Sets what models cost, so that the cost of a call follows from its tokens.
   *
   * @param table the prices
   * @return a changed copy
   */
  public GenAi prices(PriceTable table) {
    return new GenAi(tracer, table);
  }

  /**
   * Runs the code as a call of a language model.
   *
   * @param <T> the type of the result
   * @param <X> what the code may throw
   * @param provider who offers it, by OpenTelemetry's names: {@code openai}, {@code anthropic},
   *     {@code aws.bedrock}
   * @param model the model that is asked for
   * @param code the code
   * @return the code's result
   * @throws X whatever the code throws
   */
  public <T, X extends Exception> T model(
      String provider, String model, TypedFunction<ModelSpan, T, X> code) throws X {
    return tracer.trace(
        "chat " + model,
        EventType.MODEL,
        new Around<>(code, span -> new ModelSpan(span, provider, model, prices)));
  }

  /**
   * Begins a call of a language model.
   *
   * @param provider who offers it, by OpenTelemetry's names: {@code openai}, {@code anthropic},
   *     {@code aws.bedrock}
   * @param model the model that is asked for
   * @return the span, current on this thread until it is closed
   */
  public ModelSpan startModel(String provider, String model) {
    TracedSpan span = tracer.startSpan("chat " + model, EventType.MODEL);
    return new ModelSpan(span, provider, model, prices);
  }

  /**
   * Runs the code as a call of a model that makes vectors of texts.
   *
   * @param <T> the type of the result
   * @param <X> what the code may throw
   * @param provider who offers it
   * @param model the model that is asked for
   * @param code the code
   * @return the code's result
   * @throws X whatever the code throws
   */
  public <T, X extends Exception> T embeddings(
      String provider, String model, TypedFunction<EmbeddingsSpan, T, X> code) throws X {
    return tracer.trace(
        "embeddings " + model,
        EventType.MODEL,
        new Around<>(code, span -> new EmbeddingsSpan(span, provider, model, prices)));
  }

  /**
   * Begins a call of a model that makes vectors of texts.
   *
   * @param provider who offers it
   * @param model the model that is asked for
   * @return the span, current on this thread until it is closed
   */
  public EmbeddingsSpan startEmbeddings(String provider, String model) {
    TracedSpan span = tracer.startSpan("embeddings " + model, EventType.MODEL);
    return new EmbeddingsSpan(span, provider, model, prices);
  }

  /**
   * Runs the code as a call of a tool.
   *
   * @param <T> the type of the result
   * @param <X> what the code may throw
   * @param name the name that the model knows it by
   * @param code the code
   * @return the code's result
   * @throws X whatever the code throws
   */
  public <T, X extends Exception> T tool(String name, TypedFunction<ToolSpan, T, X> code) throws X {
    return tracer.trace(
        "execute_tool " + name,
        EventType.TOOL,
        new Around<>(code, span -> new ToolSpan(span, name)));
  }

  /**
   * Begins a call of a tool.
   *
   * @param name the name that the model knows it by
   * @return the span, current on this thread until it is closed
   */
  public ToolSpan startTool(String name) {
    TracedSpan span = tracer.startSpan("execute_tool " + name, EventType.TOOL);
    return new ToolSpan(span, name);
  }

  /**
   * Runs the code as one turn of an agent.
   *
   * @param <T> the type of the result
   * @param <X> what the code may throw
   * @param name the name of the agent
   * @param code the code
   * @return the code's result
   * @throws X whatever the code throws
   */
  public <T, X extends Exception> T agent(String name, TypedFunction<AgentSpan, T, X> code)
      throws X {
    return tracer.trace(
        "invoke_agent " + name,
        EventType.CHAIN,
        new Around<>(code, span -> new AgentSpan(span, name)));
  }

  /**
   * Begins one turn of an agent.
   *
   * @param name the name of the agent
   * @return the span, current on this thread until it is closed
   */
  public AgentSpan startAgent(String name) {
    TracedSpan span = tracer.startSpan("invoke_agent " + name, EventType.CHAIN);
    return new AgentSpan(span, name);
  }

  /**
   * Runs the code as a search for documents.
   *
   * @param <T> the type of the result
   * @param <X> what the code may throw
   * @param source where is searched: an index, a collection
   * @param code the code
   * @return the code's result
   * @throws X whatever the code throws
   */
  public <T, X extends Exception> T retrieval(
      String source, TypedFunction<RetrievalSpan, T, X> code) throws X {
    return tracer.trace(
        "retrieval " + source,
        EventType.TOOL,
        new Around<>(code, span -> new RetrievalSpan(span, source)));
  }

  /**
   * Begins a search for documents.
   *
   * @param source where is searched: an index, a collection
   * @return the span, current on this thread until it is closed
   */
  public RetrievalSpan startRetrieval(String source) {
    TracedSpan span = tracer.startSpan("retrieval " + source, EventType.TOOL);
    return new RetrievalSpan(span, source);
  }

  /**
   * Runs the code as a chain: a fixed order of steps that has a name.
   *
   * @param <T> the type of the result
   * @param <X> what the code may throw
   * @param name the name of the chain
   * @param code the code
   * @return the code's result
   * @throws X whatever the code throws
   */
  public <T, X extends Exception> T chain(String name, TracedFunction<T, X> code) throws X {
    return tracer.trace(
        "invoke_workflow " + name,
        EventType.CHAIN,
        new Around<>(
            code,
            code::apply,
            span -> span.attribute("gen_ai.operation.name", "invoke_workflow")
                .attribute("gen_ai.workflow.name", name)));
  }

  /** The application's code, handed a typed span. */
  private record Around<S, T, X extends Exception>(
      Object code, TypedFunction<S, T, X> call, Function<TracedSpan, S> typed)
      implements TracedFunction<T, X>, CodeBehind {
    Around(TypedFunction<S, T, X> code, Function<TracedSpan, S> typed) {
      this(code, code, typed);
    }

    @Override
    public T apply(TracedSpan span) throws X {
      return call.apply(typed.apply(span));
    }
  }
}
