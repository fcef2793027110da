package ai.honeyhive.tracer.internal.export.transport.network;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The hosts that are reached without a proxy, as {@code NO_PROXY} lists them: {@code *}, a domain
 * with all below it, an address or a block of addresses, each with or without a port. This machine
 * is always one of them.
 */
record NoProxy(List<String> entries) {

  static NoProxy of(String list) {
    return new NoProxy(Stream.of(list.split(","))
        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
        .filter(entry -> !entry.isEmpty())
        .toList());
  }

  boolean holds(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int port = uri.getPort() < 0 ? (uri.getScheme().equals("https") ? 443 : 80) : uri.getPort();
    return isThisMachine(host) || entries.stream().anyMatch(entry -> matches(entry, host, port));
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || (isAddress(host) && address(host).isLoopbackAddress());
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return isAddress(host) && isInBlock(entry, host);
    }
    String suffix = ":" + port;
    String name = entry.endsWith(suffix) && !isAddress(entry)
        ? entry.substring(0, entry.length() - suffix.length())
        : entry;
    String domain = name.startsWith("*.") ? name.substring(1) : name;
    String bare = domain.startsWith(".") ? domain.substring(1) : domain;
    return unbracketed(host).equals(unbracketed(bare)) || host.endsWith("." + bare);
  }

  private static boolean isInBlock(String block, String host) {
    int slash = block.indexOf('/');
    String start = block.substring(0, slash);
    if (!isAddress(start)) {
      return false;
    }
    byte[] network = address(start).getAddress();
    byte[] candidate = address(host).getAddress();
    try {
      int bits = Integer.parseInt(block.substring(slash + 1));
      return network.length == candidate.length
          && bits >= 0
          && bits <= network.length * 8
          && startsEqual(network, candidate, bits);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean startsEqual(byte[] one, byte[] other, int bits) {
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((one[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is an address, not a name; such a text is never looked up. */
  private static boolean isAddress(String text) {
    String bare = unbracketed(text);
    return bare.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        || (bare.indexOf(':') != bare.lastIndexOf(':') && bare.matches("[0-9a-f:.]+"));
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(unbracketed(literal));
    } catch (UnknownHostException e) {
      return InetAddress.getLoopbackAddress();
    }
  }
}
