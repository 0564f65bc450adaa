/// What becomes of a petition of a citizen (phản ánh, kiến nghị): its life, its clocks, and how it
/// counts for the index.
@NullMarked
package vn.dunghen.dossier.petition;

import org.jspecify.annotations.NullMarked;
