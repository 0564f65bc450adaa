/// Intake's card on the first page.
@NullMarked
package vn.dunghen.intake.overview;

import org.jspecify.annotations.NullMarked;
