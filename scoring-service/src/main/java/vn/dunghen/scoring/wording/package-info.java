/// How pages write numbers, call periods, and say what wins points: one wording for every feature.
@NullMarked
package vn.dunghen.scoring.wording;

import org.jspecify.annotations.NullMarked;
