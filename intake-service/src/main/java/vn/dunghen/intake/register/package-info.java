/// The append-only record of accepted events, their fingerprints, and the form in which they are
/// published.
@NullMarked
package vn.dunghen.intake.register;

import org.jspecify.annotations.NullMarked;
