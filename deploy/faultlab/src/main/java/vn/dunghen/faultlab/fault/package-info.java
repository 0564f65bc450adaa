/// What is done to the suite.
@NullMarked
package vn.dunghen.faultlab.fault;

import org.jspecify.annotations.NullMarked;
