package ai.honeyhive.examples.agent;

import ai.honeyhive.tracer.HoneyHiveTracer;

/**
 * Asks the travel agent several questions, one session each, and prints the answers. Traces go to
 * {@code HH_API_URL} with the key in {@code HH_API_KEY}.
 */
public final class TravelAgentExample {
  private TravelAgentExample() {}

  /**
   * Runs the example.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    try (Model model = Model.fromEnvironment()) {
      for (Trip trip : Trip.values()) {
        System.out.println(trip.question());
        System.out.println("  " + ask(trip, model));
      }
    }
  }

  private static String ask(Trip trip, Model model) {
    try (HoneyHiveTracer tracer =
        HoneyHiveTracer.builder().sessionName(trip.title()).build()) {
      return new TravelAgent(tracer, model.client(), model.name()).answer(trip.question());
    } catch (RuntimeException e) {
      return "Failed: " + e.getMessage();
    }
  }
}
