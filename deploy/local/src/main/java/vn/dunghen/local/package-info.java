/// What ./dev run starts.
@NullMarked
package vn.dunghen.local;

import org.jspecify.annotations.NullMarked;
