/// Starting and ending a service: the clock, the checks that refuse a start, dying with the parent.
@NullMarked
package vn.dunghen.chassis.start;

import org.jspecify.annotations.NullMarked;
