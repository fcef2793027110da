package ai.honeyhive.server.internal.sqlite.document;

import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.TooLargeException;

/** A document, made ready on the thread that asked for it to be written. */
public final class EncodedDocument {
  final Document document;
  final byte[] json;

  private EncodedDocument(Document document, byte[] json) {
    this.document = document;
    this.json = json;
  }

  /** Writes the JSON; refuses a document that is too large. */
  public static EncodedDocument of(Document document) {
    byte[] json = Json.bytes(document.json());
    if (json.length > Document.MAX_BYTES) {
      throw new TooLargeException("The " + document.key().kind() + " " + document.id() + " has "
          + json.length + " bytes, and " + Document.MAX_BYTES + " is the most");
    }
    return new EncodedDocument(document, json);
  }

  /** How much memory it holds while it waits, roughly. */
  public long weight() {
    return 1024L + json.length;
  }
}
