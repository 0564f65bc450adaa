/// Seals personal fields before anything is written.
@NullMarked
package vn.dunghen.intake.sealing;

import org.jspecify.annotations.NullMarked;
