/// What the national portal is told of a dossier, and what its answers mean: pure.
@NullMarked
package vn.dunghen.sync.national.model;

import org.jspecify.annotations.NullMarked;
