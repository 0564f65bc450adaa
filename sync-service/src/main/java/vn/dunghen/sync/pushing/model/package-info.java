/// When and how often the portal is called: pure.
@NullMarked
package vn.dunghen.sync.pushing.model;

import org.jspecify.annotations.NullMarked;
