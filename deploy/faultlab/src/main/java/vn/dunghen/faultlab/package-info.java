/// The fault lab: the packaged suite under load while it is broken on purpose.
@NullMarked
package vn.dunghen.faultlab;

import org.jspecify.annotations.NullMarked;
