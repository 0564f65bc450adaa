/// The measures of the design, each a ratio taken in one run on one machine.
@NullMarked
package vn.dunghen.benchmarks;

import org.jspecify.annotations.NullMarked;
