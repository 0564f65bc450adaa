/// Erases persons: destroys the data key of a dossier's personal fields.
@NullMarked
package vn.dunghen.intake.erasing;

import org.jspecify.annotations.NullMarked;
