/// What a release holds, the steps it goes through and the form that its digest is taken of.
@NullMarked
package vn.dunghen.scoring.releases.model;

import org.jspecify.annotations.NullMarked;
