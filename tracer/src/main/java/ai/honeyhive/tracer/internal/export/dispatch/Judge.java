package ai.honeyhive.tracer.internal.export.dispatch;

import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import java.time.Duration;
import java.util.List;

/** Decides what an answer means for its request. Called without the destination's lock. */
final class Judge {
  private final Destination destination;

  Judge(Destination destination) {
    this.destination = destination;
  }

  /** Ends the request, or sees to it that it is sent again. */
  void judge(Lane lane, Request request, HttpAnswer answer) {
    if (answer instanceof HttpAnswer.Accepted accepted) {
      destination.turns().ended(lane, request, true);
      request.accepted(accepted);
    } else if (answer instanceof HttpAnswer.Unreachable unreachable) {
      unreachable(lane, request, unreachable);
    } else if (answer instanceof HttpAnswer.Refused refused) {
      refused(lane, request, refused);
    }
  }

  private void refused(Lane lane, Request request, HttpAnswer.Refused refused) {
    HttpCall call = request.lastCall;
    if (refused.status() == 401 && call != null && !request.rekeyed && request.renewsKey(call)) {
      request.rekeyed = true;
      destination.again(lane, request, Duration.ZERO);
    } else if (request.isRetryable(refused.status())) {
      retry(lane, request, refused);
    } else if (refused.status() == 413) {
      List<Request> parts = request.divided();
      destination.turns().ended(lane, request, true);
      if (parts.isEmpty()) {
        request.refused(refused);
      } else {
        replace(lane, parts);
      }
    } else {
      destination.turns().ended(lane, request, true);
      request.refused(refused);
    }
  }

  private void replace(Lane lane, List<Request> parts) {
    for (Request part : parts) {
      if (!destination.add(lane, part)) {
        part.givenUp(Request.GivenUp.CLOSED, false, null);
      }
    }
  }

  private void unreachable(Lane lane, Request request, HttpAnswer.Unreachable unreachable) {
    request.sent |= unreachable.sent() && !unreachable.stale();
    request.lastFailure = unreachable.cause();
    if (unreachable.stale() && !request.renewed) {
      request.renewed = true;
      destination.again(lane, request, Duration.ZERO);
    } else {
      retry(lane, request, unreachable);
    }
  }

  private void retry(Lane lane, Request request, HttpAnswer answer) {
    Duration pause = RetrySchedule.pauseBefore(Math.min(request.attempts, RetrySchedule.RETRIES));
    if (answer instanceof HttpAnswer.Refused refused && refused.retryAfter() != null) {
      pause = shorter(refused.retryAfter(), Duration.ofNanos(lane.maxAge));
    }
    boolean lasts = request.attempts < RetrySchedule.RETRIES
        && !isBetterAside(request, answer)
        && pause.compareTo(longestPause(request)) < 0
        && pause.compareTo(lane.deadline.remaining()) < 0;
    request.attempts++;
    if (lasts && !destination.turns().isPaused(lane)) {
      destination.again(lane, request, pause);
    } else {
      exhausted(lane, request, answer, pause);
    }
  }

  /**
   * A server that lets a request wait for an answer may do so for longer than the process lives.
   */
  private static boolean isBetterAside(Request request, HttpAnswer answer) {
    return answer instanceof HttpAnswer.Unreachable unreachable
        && unreachable.sent()
        && request.canBePutAside();
  }

  private static Duration longestPause(Request request) {
    return request.canBePutAside() ? Request.PATIENCE : Destination.LONGEST_CALL;
  }

  private void exhausted(Lane lane, Request request, HttpAnswer answer, Duration pause) {
    boolean aside = request.putAside(answer);
    if (answer instanceof HttpAnswer.Refused && !request.speaksForAll()) {
      destination.wait(lane, request, Destination.LONGEST_CALL);
      return;
    }
    Duration closed = answer instanceof HttpAnswer.Unreachable
        ? destination.shut(answer)
        : destination.shut(lane, answer, pause);
    if (aside) {
      destination.turns().ended(lane, request, false);
    } else {
      destination.wait(lane, request, Duration.ZERO);
    }
    destination.pumpAfter(closed);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
