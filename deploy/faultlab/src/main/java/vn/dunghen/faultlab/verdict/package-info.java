/// What came of it, and the table.
@NullMarked
package vn.dunghen.faultlab.verdict;

import org.jspecify.annotations.NullMarked;
