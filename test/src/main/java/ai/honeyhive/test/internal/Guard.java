package ai.honeyhive.test.internal;

import java.util.List;

/** Looks for one kind of thing a test must not leave behind. Used by one test, once. */
public interface Guard {
  /** Remembers how things are before the test. */
  void begin();

  /** Returns what the test left behind, and puts things back for the next one. */
  List<AssertionError> end();
}
