/// How the two sides differ: pure.
@NullMarked
package vn.dunghen.sync.reconciling.model;

import org.jspecify.annotations.NullMarked;
