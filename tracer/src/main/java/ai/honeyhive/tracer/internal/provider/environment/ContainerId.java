package ai.honeyhive.tracer.internal.provider.environment;

import org.jspecify.annotations.Nullable;

/**
 * The id of the container a process runs in, 64 hexadecimal digits, as the kernel's files show it
 * for Docker, containerd, CRI-O and Podman. In a private cgroup namespace of Kubernetes they show
 * none; the id of the pod's sandbox, which they may show there, is not the container's.
 */
final class ContainerId {
  private static final int LENGTH = 64;

  private ContainerId() {}

  /** From {@code /proc/self/cgroup}, version 1: in the last part of a path. */
  static @Nullable String inCgroup(String cgroup) {
    for (String line : cgroup.split("\n")) {
      String id = find(line.substring(line.lastIndexOf('/') + 1));
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /**
   * From {@code /proc/self/mountinfo}: in the path a cgroup is mounted from, else in the path of
   * the files that the container's engine puts into it. The fields are id, parent, device, root,
   * mount point.
   */
  static @Nullable String inMountinfo(String mountinfo) {
    String ofFiles = null;
    for (String line : mountinfo.split("\n")) {
      String[] fields = line.split(" ", 6);
      if (fields.length < 6) {
        continue;
      }
      String root = fields[3];
      if (fields[4].startsWith("/sys/fs/cgroup/")) {
        String id = find(root.substring(root.lastIndexOf('/') + 1));
        if (id != null) {
          return id;
        }
      } else if (ofFiles == null && isEngineFile(fields[4]) && root.contains("containers/")) {
        ofFiles = find(root);
      }
    }
    return ofFiles;
  }

  private static boolean isEngineFile(String mountPoint) {
    return switch (mountPoint) {
      case "/etc/hostname", "/etc/hosts", "/etc/resolv.conf", "/run/.containerenv" -> true;
      default -> false;
    };
  }

  /** The first run of exactly 64 hexadecimal digits. */
  private static @Nullable String find(String text) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && isHex(text.charAt(i))) {
        continue;
      }
      if (i - start == LENGTH) {
        return text.substring(start, i);
      }
      start = i + 1;
    }
    return null;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
