/// How the sources fare: silence and gaps in their sequence.
@NullMarked
package vn.dunghen.intake.sources;

import org.jspecify.annotations.NullMarked;
