package ai.honeyhive.it.documentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Java block of a Markdown file, and the events it says it makes: {@code <!-- events: a, b -->}
 * on the line after it.
 */
record JavaBlock(Path file, int number, String code, List<String> events) {
  private static final Pattern PRINTED = Pattern.compile("(?m)println\\(.*\\); // (.*)$");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```java\\n(.*?)^```\\n(?:<!-- events: (.*?) -->)?");

  static List<JavaBlock> of(Path file, String markdown) {
    List<JavaBlock> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(markdown);
    while (matcher.find()) {
      String events = matcher.group(2);
      List<String> names = events == null
          ? List.of()
          : Arrays.stream(events.split(",")).map(String::strip).toList();
      blocks.add(new JavaBlock(file, blocks.size() + 1, matcher.group(1), names));
    }
    return blocks;
  }

  /** What the block says it prints, in comments behind its statements. */
  List<String> prints() {
    return PRINTED.matcher(code).results().map(line -> line.group(1)).toList();
  }

  String className() {
    return "Block" + number;
  }

  /** The block as a class with a main method: its imports on top, its statements in the method. */
  String source() {
    StringBuilder imports = new StringBuilder();
    StringBuilder statements = new StringBuilder();
    for (String line : code.split("\n")) {
      (line.startsWith("import ") ? imports : statements).append(line).append('\n');
    }
    return imports
        + "public final class "
        + className()
        + " {\n  public static void main(String[] args) throws Exception {\n"
        + statements
        + "  }\n}\n";
  }

  @Override
  public String toString() {
    return file.getFileName() + " block " + number;
  }
}
