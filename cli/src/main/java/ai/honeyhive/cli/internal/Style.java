package ai.honeyhive.cli.internal;

/** What a piece of text is; the value is how an ANSI terminal shows it. */
public enum Style {
  /** Ordinary text. */
  PLAIN(""),
  /** The name of something. */
  TITLE("1"),
  /** A thing beside the point. */
  FAINT("2"),
  /** An address to open. */
  LINK("36"),
  /** A failure. */
  ERROR("31");

  static final String OFF = "\u001b[0m";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String on() {
    return "\u001b[" + code + "m";
  }
}
