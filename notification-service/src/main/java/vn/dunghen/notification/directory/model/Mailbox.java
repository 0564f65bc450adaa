package vn.dunghen.notification.directory.model;

/// One way to tell one recipient about the dossiers of an agency.
///
/// @param agency whose dossiers
/// @param owner the agency that the recipient was entered for: `agency`, or the nearest above it
///   that has a reachable one
/// @param name the recipient, unique within the owner
/// @param address an e-mail address or a URL
public record Mailbox(String agency, String owner, String name, Way way, String address) {}
