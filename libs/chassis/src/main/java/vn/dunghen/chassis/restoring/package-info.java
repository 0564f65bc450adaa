/// What a service knows of having been put back from a backup: what it did outside of its database
/// since then is forgotten, and must not be done a second time.
@NullMarked
package vn.dunghen.chassis.restoring;

import org.jspecify.annotations.NullMarked;
