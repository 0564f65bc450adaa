/// Who is told about an agency's dossiers: the agencies as they stand today, with their go-live,
/// and the mailboxes of each. Owns the tables `agency` and `mailbox`, both made from reference
/// events.
@NullMarked
package vn.dunghen.notification.directory;

import org.jspecify.annotations.NullMarked;
