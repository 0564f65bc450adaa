/// A corpus of malformed input, the program that writes it, and the test that posts all of it.
@NullMarked
package vn.dunghen.intake.malformed;

import org.jspecify.annotations.NullMarked;
