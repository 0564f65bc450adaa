/// The reference data as the register knows it, and what an identity may speak for.
@NullMarked
package vn.dunghen.intake.reference;

import org.jspecify.annotations.NullMarked;
