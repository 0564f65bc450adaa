/// Following the events: which dossiers and agencies there are, so far.
///
/// Owns the tables `followed_dossier` and `followed_agency`. Consumes `dossier-events` and
/// `reference-events`; publishes nothing.
@NullMarked
package vn.dunghen.sync.following;

import org.jspecify.annotations.NullMarked;
