package ai.honeyhive.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Announces that a test logs. Without it {@link HoneyHiveExtension} fails a test for any log record
 * of WARNING or above, and for anything that code other than the tests' own prints; printed text
 * counts as a WARNING.
 *
 * <p>On a method the announced log must come, or the test fails. On a class it may come in any of
 * the class's tests, those of nested classes included. Repeatable: a record is expected when one of
 * the announcements covers it.
 */
@Documented
@Inherited
@Repeatable(AllowLogs.Several.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AllowLogs {
  /**
   * The highest level that is expected; a record above it still fails the test.
   *
   * @return the level, WARNING by default
   */
  System.Logger.Level value() default System.Logger.Level.WARNING;

  /**
   * A regular expression that must be found in the message, or in the stack trace of the record's
   * exception.
   *
   * @return the expression; the empty text, the default, is found in every message
   */
  String matching() default "";

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
    AllowLogs[] value();
  }
}
