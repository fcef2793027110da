package ai.honeyhive.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Announces threads that someone else's library leaves behind and that no test can stop, for
 * example those that OkHttp keeps idle for a minute. {@link HoneyHiveExtension} excuses no thread
 * by itself; whoever needs an excuse writes it on the test, with its reason. Threads named
 * {@code honeyhive-…} are never excused.
 *
 * <p>On another annotation it counts for the tests that carry that one, so that the excuses for a
 * library can be written once.
 */
@Documented
@Inherited
@Repeatable(AllowThreads.Several.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AllowThreads {
  /**
   * A regular expression that matches the whole name of the thread.
   *
   * @return the expression
   */
  String named();

  /**
   * Why the test cannot stop the thread.
   *
   * @return the reason
   */
  String because();

  /** Holds several announcements; the compiler adds it. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface Several {
    /**
     * The announcements.
     *
     * @return in the order of their appearance
     */
    AllowThreads[] value();
  }
}
