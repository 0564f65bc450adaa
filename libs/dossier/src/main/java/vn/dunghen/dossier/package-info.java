/// The shared language of the suite.
@NullMarked
package vn.dunghen.dossier;

import org.jspecify.annotations.NullMarked;
