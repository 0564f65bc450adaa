package vn.dunghen.dossier.event;

/// What is wrong with an event, and where: a JSON pointer (RFC 6901) into the CloudEvent, and the
/// reason in one sentence. Never repeats the value, which may be personal.
public record Flaw(String pointer, String reason) {}
