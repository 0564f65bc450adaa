/// Consuming Kafka records exactly once in effect: one loop, one transaction per poll, offsets
/// stored beside the results and compared for equality.
///
/// Owns the tables `consumed_partition` and `set_aside` of the consuming service's own database.
/// Consumes whatever topics a [Consumption] names; publishes nothing.
@NullMarked
package vn.dunghen.chassis.consuming;

import org.jspecify.annotations.NullMarked;
