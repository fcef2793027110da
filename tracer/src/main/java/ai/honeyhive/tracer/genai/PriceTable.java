package ai.honeyhive.tracer.genai;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows what models cost. Asked on the thread of the call, so it must not take long. */
@FunctionalInterface
public interface PriceTable {
  /**
   * Finds the price of a model.
   *
   * @param provider who offers it, for example {@code openai}
   * @param model the model, as the answer names it, or else the request
   * @return its price, or nothing when it is not known; then no cost is recorded
   */
  Optional<ModelPrice> priceOf(String provider, String model);

  /**
   * A table without any price.
   *
   * @return the table
   */
  static PriceTable none() {
    return (provider, model) -> Optional.empty();
  }

  /**
   * A table of fixed prices. A model is found as {@code provider/model}, as {@code model}, and then
   * without the date or {@code latest} at the end of its name: {@code gpt-4o-2024-08-06} is also
   * {@code gpt-4o}.
   *
   * @param prices prices by name
   * @return the table
   */
  static PriceTable of(Map<String, ModelPrice> prices) {
    Map<String, ModelPrice> fixed = Map.copyOf(prices);
    Pattern version = Pattern.compile("[-@](\\d{4}-?\\d{2}-?\\d{2}|latest)$");
    return (provider, model) -> {
      String plain = version.matcher(model).replaceFirst("");
      return Optional.ofNullable(fixed.get(provider + "/" + model))
          .or(() -> Optional.ofNullable(fixed.get(model)))
          .or(() -> Optional.ofNullable(fixed.get(provider + "/" + plain)))
          .or(() -> Optional.ofNullable(fixed.get(plain)));
    };
  }
}
