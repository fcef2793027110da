package ai.honeyhive.examples.agent;

/** What the agent is asked; each question is one session. The last one cannot be answered. */
enum Trip {
  TURIN(
      "Saturday in Turin",
      "Will it rain in Turin on Saturday, and which train gets me there from Milan?"),
  SEA("Sea or mountains", "Sunday in Genoa or in Aosta: where is the weather better?"),
  PALERMO("Night train to Palermo", "Is there a night train from Rome to Palermo on Friday?"),
  ATLANTIS("Train to Atlantis", "When does the train from Milan to Atlantis leave on Monday?");

  private final String title;
  private final String question;

  Trip(String title, String question) {
    this.title = title;
    this.question = question;
  }

  String title() {
    return title;
  }

  String question() {
    return question;
  }
}
