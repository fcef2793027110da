package ai.honeyhive.client.internal.mapping;

import java.util.function.Predicate;

/**
 * One way to tell which convention a span follows as a whole. Of all signatures of all dialects the
 * one with the lowest row that fits names it; rows are those of the mapping's table, and signatures
 * of one row are tried in the order of their dialects.
 */
public record Signature(int row, String instrumentor, Predicate<SpanSource> fits) {
  public static final int HONEYHIVE = 1;
  public static final int OPENINFERENCE = 2;
  public static final int STRANDS = 3;
  public static final int ADK = 4;
  public static final int TRACELOOP = 5;
  public static final int VERCEL = 6;
  public static final int SPRING_AI = 7;
  public static final int LANGCHAIN4J = 8;

  /** The place of a dialect that the table does not name: after those it names one by one. */
  public static final int OTHERS = 9;

  /** Any span of the GenAI conventions, when nothing said more. */
  public static final int STANDARD = 10;
}
