/// Takes events in over HTTP: reads them, checks them, judges who may say what, and answers per
/// event once they are on disk.
@NullMarked
package vn.dunghen.intake.receiving;

import org.jspecify.annotations.NullMarked;
