package ai.honeyhive.tracer.internal.operations.later;

import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Finds out whether a result arrives later, and follows it until it is there. */
public final class Later {
  private Later() {}

  /** Whether it is worth making a {@link Completion} for the result; cheap. */
  public static boolean isLater(@Nullable Object result) {
    return result != null && !(result instanceof String) && Kind.of(result) != Kind.NONE;
  }

  /**
   * Follows a result that arrives later.
   *
   * @param result what the application's code returned
   * @param declared what its caller takes it for; {@code Object} where that is not known, as for a
   *     type variable
   * @param completion is told what becomes of it, if this does not return null
   * @return what the caller gets instead, of the declared type, often the same object; null when
   *     the result is not one that arrives later, or cannot be followed: then the call is over
   */
  public static @Nullable Object track(
      @Nullable Object result, Class<?> declared, Completion completion) {
    return track(result, new StandIn(declared, null), completion);
  }

  /**
   * Follows a result of a lambda, of which nobody knows what its caller takes the result for.
   *
   * @param code the class of the lambda
   * @return as above
   */
  public static @Nullable Object trackResultOf(
      Class<?> code, @Nullable Object result, Completion completion) {
    return track(result, new StandIn(Object.class, code), completion);
  }

  private static @Nullable Object track(
      @Nullable Object result, StandIn standIn, Completion completion) {
    int kind = result == null ? Kind.NONE : Kind.of(result);
    if (result == null || kind == Kind.NONE) {
      return null;
    }
    Object followed = follow(kind, result, standIn, completion);
    if (followed == null && kind != Kind.ITERATOR) {
      // Of iterators many are something else besides, a scanner or a reader of a format.
      completion.notFollowed(result);
    }
    return followed;
  }

  private static @Nullable Object follow(
      int kind, Object result, StandIn standIn, Completion completion) {
    return switch (kind) {
      case Kind.STAGE -> Stages.follow((CompletionStage<?>) result, completion);
      case Kind.FUTURE -> {
        Futures.follow((Future<?>) result, completion);
        yield result;
      }
      case Kind.FLOW -> FlowPublisher.follow((Flow.Publisher<?>) result, standIn, completion);
      case Kind.STREAM -> Streams.follow((BaseStream<?, ?>) result, standIn, completion);
      case Kind.ITERATOR -> FollowedIterator.follow((Iterator<?>) result, standIn, completion);
      default -> ofLibrary(kind, result, standIn, completion);
    };
  }

  /** The libraries' types are linked only here, where the application has them. */
  private static @Nullable Object ofLibrary(
      int kind, Object result, StandIn standIn, Completion completion) {
    try {
      return switch (kind) {
        case Kind.MONO -> ReactorPublishers.followMono(result, standIn, completion);
        case Kind.FLUX -> ReactorPublishers.followFlux(result, standIn, completion);
        default -> ReactiveStreamsPublisher.follow(result, standIn, completion);
      };
    } catch (ClassCastException | LinkageError anotherClassLoader) {
      return null;
    }
  }
}
