package ai.honeyhive.server.internal.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The orders in which things may arrive. */
final class Orders {
  private Orders() {}

  /** All permutations of up to four things, two dozen shuffles of more. */
  static <T> List<List<T>> of(List<T> things) {
    List<List<T>> orders = new ArrayList<>();
    if (things.size() <= 4) {
      permute(things, new ArrayList<>(), orders);
      return orders;
    }
    Random random = new Random(7);
    for (int i = 0; i < 24; i++) {
      List<T> shuffled = new ArrayList<>(things);
      Collections.shuffle(shuffled, random);
      orders.add(shuffled);
    }
    return orders;
  }

  private static <T> void permute(List<T> left, List<T> chosen, List<List<T>> orders) {
    if (left.isEmpty()) {
      orders.add(List.copyOf(chosen));
    }
    for (T next : left) {
      List<T> rest = new ArrayList<>(left);
      rest.remove(next);
      chosen.add(next);
      permute(rest, chosen, orders);
      chosen.remove(next);
    }
  }
}
