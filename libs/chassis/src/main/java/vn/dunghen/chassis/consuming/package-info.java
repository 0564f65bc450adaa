/// Consuming Kafka records exactly once in effect.
@NullMarked
package vn.dunghen.chassis.consuming;

import org.jspecify.annotations.NullMarked;
