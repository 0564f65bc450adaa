/// The suite that is broken: its processes, databases, watermarks and figures.
@NullMarked
package vn.dunghen.faultlab.suite;

import org.jspecify.annotations.NullMarked;
