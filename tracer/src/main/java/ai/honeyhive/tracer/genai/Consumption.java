package ai.honeyhive.tracer.genai;

import ai.honeyhive.tracer.TracedSpan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call of a model used and costs, on its span. Thread-safe. */
final class Consumption {
  private final TracedSpan span;
  private final String provider;
  private final PriceTable prices;
  private String model;
  private @Nullable TokenUsage usage;
  private boolean isCostGiven;

  Consumption(TracedSpan span, String provider, String model, PriceTable prices) {
    this.span = span;
    this.provider = provider;
    this.model = model;
    this.prices = prices;
  }

  synchronized void responseModel(@Nullable String name) {
    if (name == null) {
      return;
    }
    span.attribute("gen_ai.response.model", name);
    model = name;
    price();
  }

  synchronized void usage(@Nullable TokenUsage tokens) {
    if (tokens == null) {
      return;
    }
    usage = tokens;
    put("gen_ai.usage.input_tokens", tokens.input(), 0);
    put("gen_ai.usage.output_tokens", tokens.output(), 0);
    put("gen_ai.usage.cache_read.input_tokens", tokens.cacheRead(), 1);
    put("gen_ai.usage.cache_creation.input_tokens", tokens.cacheWrite(), 1);
    put("gen_ai.usage.reasoning.output_tokens", tokens.reasoning(), 1);
    price();
  }

  synchronized void cost(double dollars) {
    isCostGiven = true;
    span.attribute("gen_ai.usage.cost", dollars);
  }

  private void put(String name, long tokens, long least) {
    if (tokens >= least) {
      span.attribute(name, tokens);
    }
  }

  /** The answer may name another model than the request, before or after its tokens are known. */
  private void price() {
    TokenUsage known = usage;
    if (known != null && !isCostGiven) {
      priceOf(model).ifPresent(each -> span.attribute("gen_ai.usage.cost", each.costOf(known)));
    }
  }

  private Optional<ModelPrice> priceOf(String name) {
    try {
      return prices.priceOf(provider, name);
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }
}
