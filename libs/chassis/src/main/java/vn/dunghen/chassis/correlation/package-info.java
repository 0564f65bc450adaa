/// One id that follows a request through log, answer and events.
@NullMarked
package vn.dunghen.chassis.correlation;

import org.jspecify.annotations.NullMarked;
