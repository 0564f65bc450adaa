/// Pushes each dossier's present state and progress to the portal. Owns the tables `push`,
/// `progress_sent` and `push_attempt`.
@NullMarked
package vn.dunghen.sync.pushing;

import org.jspecify.annotations.NullMarked;
