package ai.honeyhive.client.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an option is set to, and by whom: it is not set at all, set to null, which is an answer too,
 * or set to a value. Immutable.
 *
 * @param <T> the type of the value
 */
public final class Setting<T> {
  private static final Setting<?> UNSET = new Setting<>(null, Origin.DEFAULT, false);

  private final @Nullable T value;
  private final Origin origin;
  private final boolean set;

  private Setting(@Nullable T value, Origin origin, boolean set) {
    this.value = value;
    this.origin = origin;
    this.set = set;
  }

  /**
   * Returns the setting that nobody made.
   *
   * @param <T> the type of the value
   * @return the setting
   */
  @SuppressWarnings("unchecked")
  public static <T> Setting<T> unset() {
    return (Setting<T>) UNSET;
  }

  /**
   * Makes a setting.
   *
   * @param <T> the type of the value
   * @param value the value, or null when it is set to null
   * @param origin who set it
   * @return the setting
   */
  public static <T> Setting<T> of(@Nullable T value, Origin origin) {
    return new Setting<>(value, origin, true);
  }

  /**
   * Tells whether anybody set it, to a value or to null.
   *
   * @return whether it is set
   */
  public boolean isSet() {
    return set;
  }

  /**
   * Tells whether somebody set it to null.
   *
   * @return whether it is set, and to null
   */
  public boolean isNull() {
    return set && value == null;
  }

  /**
   * Returns the value.
   *
   * @return the value; null when it is set to null or not set
   */
  public @Nullable T value() {
    return value;
  }

  /**
   * Returns who set it.
   *
   * @return the origin; {@link Origin#DEFAULT} when nobody did
   */
  public Origin origin() {
    return origin;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Setting<?> setting
        && set == setting.set
        && Objects.equals(value, setting.value)
        && origin.equals(setting.origin);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, origin, set);
  }

  @Override
  public String toString() {
    return (set ? String.valueOf(value) : "not set") + " (" + origin + ")";
  }
}
