/// Gives committed events their position and stamp, publishes them in that order, and promises
/// watermarks.
@NullMarked
package vn.dunghen.intake.sequencing;

import org.jspecify.annotations.NullMarked;
