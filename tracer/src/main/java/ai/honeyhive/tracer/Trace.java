package ai.honeyhive.tracer;

import ai.honeyhive.client.model.EventType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of a method a step of {@link HoneyHive#currentTracer}: with its arguments as
 * inputs, its result as output, and what it throws as the error. Without a tracer the method just
 * runs.
 *
 * <p>The annotation alone does nothing. What reads it is the weaver ({@code honeyhive-weaver}, when
 * the application is built), the agent's extension (when it is started), or
 * {@link HoneyHiveTracer#traced} (for one object).
 *
 * <p>On a class it is on every public method that is declared there, except those of {@link Object}
 * and the accessors of a record. The one on a method counts instead of that on its class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Trace {
  /**
   * Names the step; on a class, what comes before the name of the method.
   *
   * @return the name; by default {@code Class.method}
   */
  String value() default "";

  /**
   * Says what kind of step it is.
   *
   * @return the type
   */
  EventType type() default EventType.TOOL;

  /**
   * Says whether arguments are recorded, as {@code honeyhive_inputs.<parameter>}.
   *
   * @return false to record none
   * @see NoCapture
   */
  boolean inputs() default true;

  /**
   * Says whether the result is recorded, as {@code honeyhive_outputs.result}.
   *
   * @return false not to record it
   */
  boolean outputs() default true;
}
