/// What was acknowledged, kept outside the suite.
@NullMarked
package vn.dunghen.faultlab.history;

import org.jspecify.annotations.NullMarked;
