package ai.honeyhive.tracer.internal.export.spill;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a directory in the order of their numbers, which never come again, and the cursor
 * over them. Not thread-safe.
 */
final class SegmentChain {
  private static final Pattern NAME = Pattern.compile("\\d{10,18}\\.spill");

  private final Path directory;
  private final Cursor cursor;
  private final Deque<Segment> segments = new ArrayDeque<>();
  private long nextNumber;

  private SegmentChain(Path directory) {
    this.directory = directory;
    this.cursor = new Cursor(directory.resolve("cursor"));
  }

  /** Reads what is there. Segments of which nothing is left to read are deleted. */
  static SegmentChain load(Path directory, Reports reports) throws IOException {
    SegmentChain chain = new SegmentChain(directory);
    Cursor.Place place = chain.cursor.read();
    chain.nextNumber = place.segment() + 1;
    for (Path file : files(directory)) {
      chain.load(file, place, reports);
    }
    return chain;
  }

  private void load(Path file, Cursor.Place place, Reports reports) throws IOException {
    long number = number(file);
    nextNumber = Math.max(nextNumber, number + 1);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean started = number == place.segment();
    Segment segment = Segment.scan(file, number, started ? place.first() : Segment.START);
    if (segment.isDamaged()) {
      reports.lost(Spill.UNKNOWN, 0, file + " is damaged, and what follows cannot be read");
    }
    if (number < place.segment() || segment.isEmpty()) {
      segment.delete();
    } else {
      segments.add(segment);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, SegmentChain::isSegment)) {
      all.forEach(files::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    files.sort(Comparator.comparingLong(SegmentChain::number));
    return files;
  }

  private static boolean isSegment(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.indexOf('.')));
  }

  /** Makes the file of the next segment, which is in the chain once it is added. */
  Segment create() throws IOException {
    long number = nextNumber++;
    return Segment.create(
        directory.resolve(String.format(Locale.ROOT, "%010d.spill", number)), number);
  }

  void add(Segment segment) {
    segments.add(segment);
  }

  @Nullable
  Segment head() {
    return segments.peekFirst();
  }

  @Nullable
  Segment tail() {
    return segments.peekLast();
  }

  /** Goes on behind the first record, and deletes its segment if that was the last one in it. */
  void pass(Segment head, RecordHeader record) throws IOException {
    head.pass(record);
    if (head.isEmpty()) {
      removeHead();
    } else {
      cursor.write(new Cursor.Place(head.number(), head.first()));
    }
  }

  /** Deletes the oldest segment. If that fails now, the cursor sees to it at the next opening. */
  void removeHead() throws IOException {
    Segment head = segments.removeFirst();
    if (!head.delete()) {
      cursor.write(new Cursor.Place(head.number() + 1, Segment.START));
    }
  }

  long bytes() {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }

  long spans() {
    return segments.stream().mapToLong(Segment::spans).sum();
  }
}
