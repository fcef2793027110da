package ai.honeyhive.server.internal.archive;

import ai.honeyhive.server.internal.http.BodyStream;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.archive.Archive;
import ai.honeyhive.server.store.archive.Archive.Section;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A project as lines of JSON: a first line, the records, and a last line that tells how many there
 * are, by which a reader knows that it has them all.
 */
public final class Export implements BodyStream {
  /** The kind of the first line. */
  static final String BEGIN = "export";

  /** The kind of the last line. */
  static final String END = "end";

  /** The form of the lines between. */
  static final int VERSION = 1;

  private static final int PAGE = 500;

  private final Archive archive;
  private final String project;
  private final boolean gzip;
  private final Runnable done;

  /**
   * Makes an export.
   *
   * @param done runs at its end
   */
  public Export(Archive archive, String project, boolean gzip, Runnable done) {
    this.archive = archive;
    this.project = project;
    this.gzip = gzip;
    this.done = done;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (gzip) {
      GZIPOutputStream compressed = new GZIPOutputStream(out, 1 << 16);
      writeLines(compressed);
      compressed.finish();
    } else {
      writeLines(out);
    }
    out.flush();
  }

  private void writeLines(OutputStream out) throws IOException {
    Counts counts = new Counts();
    write(out, Json.object().put("kind", BEGIN).put("version", VERSION));
    for (Section section : Section.values()) {
      ArchiveRecord last = null;
      do {
        last = page(out, section, last, counts);
      } while (last != null);
    }
    write(out, counts.json(Json.object().put("kind", END)));
  }

  /** The last record of the next page; null when there is none. */
  private @Nullable ArchiveRecord page(
      OutputStream out, Section section, @Nullable ArchiveRecord after, Counts counts)
      throws IOException {
    if (Thread.interrupted()) {
      throw new IOException("the server stops");
    }
    List<ArchiveRecord> page = archive.read(project, section, after, PAGE);
    for (ArchiveRecord record : page) {
      write(out, record.toJson());
      counts.add(record.kind());
    }
    return page.isEmpty() ? null : page.get(page.size() - 1);
  }

  private static void write(OutputStream out, JsonNode line) throws IOException {
    out.write(Json.bytes(line));
    out.write('\n');
  }

  @Override
  public void close() {
    done.run();
  }
}
