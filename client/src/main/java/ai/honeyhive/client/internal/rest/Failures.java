package ai.honeyhive.client.internal.rest;

import ai.honeyhive.client.AuthenticationException;
import ai.honeyhive.client.CallTimeoutException;
import ai.honeyhive.client.ConflictException;
import ai.honeyhive.client.ConnectionException;
import ai.honeyhive.client.FailedRequest;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.InvalidRequestException;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.PermissionDeniedException;
import ai.honeyhive.client.RateLimitException;
import ai.honeyhive.client.ServerException;
import ai.honeyhive.client.UnreadableAnswerException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a request, as exceptions that say so and do not hold the key. */
final class Failures {
  private static final int BODY = 64 * 1024;
  private static final int MESSAGE = 500;
  private static final int SHORTEST_SECRET = 6;

  private final RestRequest request;
  private final @Nullable String key;

  Failures(RestRequest request, @Nullable String key) {
    this.request = request;
    this.key = key;
  }

  /** The failure that an answer stands for. */
  HoneyHiveException of(Answer answer) {
    String body = hidden(answer.text(BODY));
    String id = answer.requestId();
    FailedRequest failed =
        new FailedRequest(request.method(), request.path(), answer.status(), id, body);
    String message = request + ": " + answer.status() + " " + message(body)
        + (id == null ? "" : " (request id " + id + ")");
    return switch (answer.status()) {
      case 400, 413, 422 -> new InvalidRequestException(message, failed, null);
      case 401 -> new AuthenticationException(message, failed, null);
      case 403 -> new PermissionDeniedException(message, failed, null);
      case 404 -> new NotFoundException(message, failed, null);
      case 409 -> new ConflictException(message, failed, null);
      case 429 -> new RateLimitException(message, failed, answer.retryAfter());
      default ->
        answer.status() >= 500
            ? new ServerException(message, failed, null)
            : new HoneyHiveException(message, failed, null);
    };
  }

  /** The failure of reading an answer that was a success. */
  HoneyHiveException unreadable(Answer answer, Exception cause) {
    FailedRequest failed = new FailedRequest(
        request.method(),
        request.path(),
        answer.status(),
        answer.requestId(),
        hidden(answer.text(BODY)));
    // A parser's message quotes the answer.
    String why = cause instanceof JsonProcessingException json
        ? "it is not JSON: " + json.getOriginalMessage()
        : String.valueOf(cause.getMessage());
    return new UnreadableAnswerException(
        hidden(request + ": the answer cannot be read: " + why), failed, cause);
  }

  HoneyHiveException tooLarge(Throwable cause) {
    return new UnreadableAnswerException(request + ": " + cause.getMessage(), none(), cause);
  }

  /** The failure of having no answer. */
  HoneyHiveException noAnswer(Throwable cause) {
    String why =
        cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException
            ? "the name of the server cannot be resolved"
            : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new ConnectionException(hidden(request + ": no answer: " + why), none(), cause);
  }

  HoneyHiveException late(Duration most) {
    String time = most.toMillis() % 1000 == 0 ? most.toSeconds() + " s" : most.toMillis() + " ms";
    return new CallTimeoutException(request + ": no whole answer within " + time, none(), null);
  }

  private FailedRequest none() {
    return new FailedRequest(request.method(), request.path(), 0, null, "");
  }

  /** Backends differ in where they put the text. */
  private static String message(String body) {
    JsonNode json = MissingNode.getInstance();
    try {
      json = Answer.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      // it is plain text
    }
    for (JsonNode text :
        new JsonNode[] {json.path("message"), json.path("error").path("message"), json.path("error")
        }) {
      if (text.isTextual() && !text.textValue().isBlank()) {
        return cut(text.textValue());
      }
      if (text.isArray() && !text.isEmpty()) {
        return cut(text.toString());
      }
    }
    return body.isBlank() ? "without a message" : cut(body);
  }

  private static String cut(String text) {
    String line = text.strip();
    return line.length() <= MESSAGE ? line : line.substring(0, MESSAGE) + "…";
  }

  /** A backend may quote the key. */
  private String hidden(String text) {
    return key == null || key.length() < SHORTEST_SECRET ? text : text.replace(key, "…");
  }

  /** The failure without the wrappers of futures. */
  static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Whether the backend cannot have got the request. */
  static boolean isBeforeTheRequest(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof ConnectException
          || at instanceof UnknownHostException
          || at instanceof UnresolvedAddressException
          || at instanceof HttpConnectTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
