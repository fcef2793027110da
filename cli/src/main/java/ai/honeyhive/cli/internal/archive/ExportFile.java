package ai.honeyhive.cli.internal.archive;

import ai.honeyhive.cli.internal.CommandFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file with an export: lines of JSON, compressed when its name ends in {@code .gz}. */
public final class ExportFile {
  private static final int CHUNK_BYTES = 4 << 20;
  private static final int GZIP_MAGIC = 0x1f;
  private static final int BUFFER = 1 << 16;

  private final Path path;

  public ExportFile(Path path) {
    this.path = path;
  }

  /** What became of an import. */
  public static final class Result {
    private final Map<String, Long> imported = new LinkedHashMap<>();
    private long refused;
    private String firstReason = "";
    private boolean complete;

    private void add(JsonNode answer, long linesBefore) {
      answer
          .path("imported")
          .properties()
          .forEach(entry -> imported.merge(entry.getKey(), entry.getValue().asLong(), Long::sum));
      JsonNode first = answer.path("errors").path(0);
      if (refused == 0 && !first.isMissingNode()) {
        firstReason = "line " + (linesBefore + first.path("line").asLong()) + ": "
            + first.path("reason").asText();
      }
      refused += answer.path("refused").asLong();
      complete |= answer.path("complete").asBoolean();
    }

    /** How many of each kind were stored. */
    public Map<String, Long> imported() {
      return imported;
    }

    /** How many lines were not stored. */
    public long refused() {
      return refused;
    }

    /** Where and why the first line was refused. */
    public String firstReason() {
      return firstReason;
    }

    /** Whether the file had an end. */
    public boolean isComplete() {
      return complete;
    }
  }

  /**
   * Writes all that a server has into the file, which is replaced when that is done.
   *
   * @return the last line, which tells how many there are
   */
  public JsonNode writeFrom(RemoteServer server)
      throws CommandFailure, IOException, InterruptedException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      byte[] last = new byte[0];
      try (InputStream in = gunzipped(server.export());
          OutputStream out = writer(part)) {
        for (byte[] line = line(in); line != null; line = line(in)) {
          out.write(line);
          last = line;
        }
      }
      JsonNode end = RemoteServer.JSON.readTree(last);
      if (!end.path("kind").asText().equals("end")) {
        throw CommandFailure.failure("The server stopped in the middle of the export; try again.");
      }
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
      return end;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private OutputStream writer(Path part) throws IOException {
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(part), BUFFER);
    return path.toString().endsWith(".gz") ? new GZIPOutputStream(file, BUFFER) : file;
  }

  /** Sends the file to a server, in pieces: what was stored before a failure stays. */
  public Result readInto(RemoteServer server)
      throws CommandFailure, IOException, InterruptedException {
    Result result = new Result();
    try (InputStream in = gunzipped(Files.newInputStream(path))) {
      ByteArrayOutputStream chunk = new ByteArrayOutputStream();
      long lines = 0;
      long sent = 0;
      byte[] line = line(in);
      while (line != null) {
        chunk.write(line);
        lines++;
        line = line(in);
        if (line == null || chunk.size() + line.length > CHUNK_BYTES) {
          result.add(server.restore(chunk.toByteArray()), sent);
          sent = lines;
          chunk.reset();
        }
      }
    }
    return result;
  }

  private static InputStream gunzipped(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    in.mark(1);
    int first = in.read();
    in.reset();
    return first == GZIP_MAGIC
        ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER)
        : in;
  }

  /** A line with its end; null behind the last. */
  private static byte @Nullable [] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      line.write(next);
      if (next == '\n') {
        return line.toByteArray();
      }
      next = in.read();
    }
    return line.size() == 0 ? null : line.toByteArray();
  }
}
