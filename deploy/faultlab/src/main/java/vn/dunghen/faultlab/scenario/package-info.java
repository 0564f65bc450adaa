/// What is tried, in which order, and one try.
@NullMarked
package vn.dunghen.faultlab.scenario;

import org.jspecify.annotations.NullMarked;
