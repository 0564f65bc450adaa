/// Follows the published events: stores each once, folds the dossiers that it touches, writes what
/// changed. Owns the tables `dossier`, `event`, `refold`.
@NullMarked
package vn.dunghen.scoring.following;

import org.jspecify.annotations.NullMarked;
