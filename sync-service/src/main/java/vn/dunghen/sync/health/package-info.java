/// How synchronising stands, as JSON and as pages; resending.
@NullMarked
package vn.dunghen.sync.health;

import org.jspecify.annotations.NullMarked;
