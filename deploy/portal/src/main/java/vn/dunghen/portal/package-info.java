/// The national portal's stand-in.
@NullMarked
package vn.dunghen.portal;

import org.jspecify.annotations.NullMarked;
