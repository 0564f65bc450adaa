/// What a caller may see.
@NullMarked
package vn.dunghen.sync.agencies;

import org.jspecify.annotations.NullMarked;
