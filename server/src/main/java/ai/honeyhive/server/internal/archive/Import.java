package ai.honeyhive.server.internal.archive;

import ai.honeyhive.server.internal.http.BodyValues;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import ai.honeyhive.server.store.archive.ArchiveRecord.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the lines of an export, or some of them, in any order: they are stored in batches, so that
 * neither their number nor an end in the middle matters. Repeating it changes nothing.
 */
public final class Import {
  private static final int MOST_RECORDS = 500;
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_REFUSALS = 100;

  private final Storage storage;
  private final String project;
  private final Counts imported = new Counts();
  private final ArrayNode refusals = Json.array();
  private final List<ArchiveRecord> batch = new ArrayList<>();
  private int batchBytes;
  private long refused;
  private boolean complete;

  /** Makes an import into a project. */
  public Import(Storage storage, String project) {
    this.storage = storage;
    this.project = project;
  }

  /** Stores all lines that can be stored; tells how many, and why not the others. */
  public ObjectNode run(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      if (line.length > 0) {
        take(line, lines.number());
      }
      if (batch.size() >= MOST_RECORDS || batchBytes >= MOST_BYTES) {
        store();
      }
    }
    store();
    ObjectNode answer = Json.object().put("success", refused == 0).put("complete", complete);
    imported.json(answer.putObject("imported"));
    answer.put("refused", refused).set("errors", refusals);
    return answer;
  }

  private void take(byte[] line, long number) throws IOException {
    if (BodyValues.ofJson(line) > BodyValues.MOST) {
      refuse(number, "The line holds more than " + BodyValues.MOST + " values");
      return;
    }
    try {
      JsonNode json = Json.parse(line);
      String kind = json.path("kind").asText();
      if (kind.equals(Export.BEGIN)) {
        checkVersion(json);
      } else if (kind.equals(Export.END)) {
        complete = true;
      } else {
        batch.add(ArchiveRecord.fromJson(json));
        batchBytes += line.length;
      }
    } catch (JsonProcessingException e) {
      refuse(number, "The line is not valid JSON: " + Json.problem(e));
    } catch (IllegalArgumentException e) {
      refuse(number, String.valueOf(e.getMessage()));
    }
  }

  private static void checkVersion(JsonNode json) {
    if (json.path("version").asInt() != Export.VERSION) {
      throw HttpFailure.badRequest(
          "The export has version " + json.path("version") + ", and this server takes version "
              + Export.VERSION + "; what follows was not imported");
    }
  }

  private void refuse(long line, String reason) {
    refused++;
    if (refusals.size() < MOST_REFUSALS) {
      refusals.add(Json.object().put("line", line).put("reason", reason));
    }
  }

  private void store() {
    List<Document> documents = new ArrayList<>();
    List<ArchiveRecord> events = new ArrayList<>();
    for (ArchiveRecord record : batch) {
      imported.add(record.kind());
      if (record.kind() == Kind.DOCUMENT) {
        documents.add(record.document(project));
      } else {
        events.add(record);
      }
    }
    if (!documents.isEmpty()) {
      new DocumentImport(storage.documents()).store(documents);
    }
    if (!events.isEmpty()) {
      storage.restore(project, events);
    }
    batch.clear();
    batchBytes = 0;
  }
}
