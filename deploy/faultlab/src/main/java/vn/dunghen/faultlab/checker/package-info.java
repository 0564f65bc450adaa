/// What has to follow from the acknowledged events, reckoned by code of its own, and what the suite
/// made of them. Knows the wire and the tables, and nothing of the services' code.
@NullMarked
package vn.dunghen.faultlab.checker;

import org.jspecify.annotations.NullMarked;
