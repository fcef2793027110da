package ai.honeyhive.tracer.internal.operations.later.chat;

import com.fasterxml.jackson.databind.JsonNode;

/** One provider's form of the parts of an answer. */
interface ChatShape {
  /** Reads a part; false, and nothing is read, when it does not have this form. */
  boolean read(JsonNode part, ChatAnswer into);
}
