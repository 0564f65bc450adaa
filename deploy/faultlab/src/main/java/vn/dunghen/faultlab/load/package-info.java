/// What is posted while it breaks, and how.
@NullMarked
package vn.dunghen.faultlab.load;

import org.jspecify.annotations.NullMarked;
