package ai.honeyhive.client.internal.rest;

import java.io.IOException;

/** An answer has more bytes than the limit. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  TooLargeException(int limit) {
    super("the answer is larger than " + limit + " bytes; see maxAnswerBytes");
  }
}
