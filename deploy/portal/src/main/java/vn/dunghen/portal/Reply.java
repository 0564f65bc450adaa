package vn.dunghen.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// The portal's answer before it is written.
///
/// @param more what stands beside code and message: session, result
/// @param committed whether anything was stored
record Reply(Verdict verdict, String message, ObjectNode more, boolean committed) {
  static Reply of(Verdict verdict, String message) {
    return new Reply(verdict, message, JsonNodeFactory.instance.objectNode(), false);
  }

  static Reply of(Refusal refusal) {
    return of(refusal.verdict(), refusal.message());
  }

  static Reply result(ArrayNode result) {
    var reply = of(Verdict.OK, "");
    reply.more.set("result", result);
    return reply;
  }

  static Reply stored(@Nullable Refusal first, String success, boolean committed) {
    return first == null
        ? new Reply(Verdict.OK, success, JsonNodeFactory.instance.objectNode(), committed)
        : new Reply(
            first.verdict(), first.message(), JsonNodeFactory.instance.objectNode(), committed);
  }
}
