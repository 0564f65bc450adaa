/// What the national portal and letters say officially of agencies, scored and explained: the
/// months beside each other, what a result lost, and what wins it back. Owns no table; reads
/// inputs.
@NullMarked
package vn.dunghen.scoring.official;

import org.jspecify.annotations.NullMarked;
