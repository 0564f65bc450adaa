/// Errors over HTTP as RFC 9457 problem documents: one closed catalogue, one shape, whatever
/// failed.
@NullMarked
package vn.dunghen.chassis.problem;

import org.jspecify.annotations.NullMarked;
