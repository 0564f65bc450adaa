/// Reconciles the city system with the national portal.
@NullMarked
package vn.dunghen.sync;

import org.jspecify.annotations.NullMarked;
