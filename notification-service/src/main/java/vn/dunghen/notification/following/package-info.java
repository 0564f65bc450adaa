/// Following the events: which agencies have dossiers and who is to be told, so far.
///
/// Owns the tables `followed_agency` and `followed_recipient`. Consumes `dossier-events` and
/// `reference-events`; publishes nothing.
@NullMarked
package vn.dunghen.notification.following;

import org.jspecify.annotations.NullMarked;
