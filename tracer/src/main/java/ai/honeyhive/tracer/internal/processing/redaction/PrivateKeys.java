package ai.honeyhive.tracer.internal.processing.redaction;

/** Finds private keys in PEM form; one whose end is cut off reaches to the end of the text. */
final class PrivateKeys implements Finder {
  static final String KIND = "private_key";
  private static final String BEGIN = "-----BEGIN ";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LONGEST_LABEL = 40;

  @Override
  public void find(String text, Marks marks) {
    int at = text.indexOf(BEGIN);
    while (at >= 0) {
      int next = at + BEGIN.length();
      int label = text.indexOf(PRIVATE, next);
      if (label >= 0 && label - next < LONGEST_LABEL) {
        int end = end(text, label);
        marks.add(at, end, KIND);
        next = end;
      }
      at = label < 0 ? -1 : text.indexOf(BEGIN, next);
    }
  }

  private static int end(String text, int label) {
    int end = text.indexOf(END, label);
    int dashes = end < 0 ? -1 : text.indexOf(DASHES, end + END.length());
    return dashes < 0 ? text.length() : dashes + DASHES.length();
  }
}
