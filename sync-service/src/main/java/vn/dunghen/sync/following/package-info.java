/// Follows the published events and marks what has to be told to the portal. Consumes
/// `dossier-events`, `reference-events` and `dossier-keys`.
@NullMarked
package vn.dunghen.sync.following;

import org.jspecify.annotations.NullMarked;
