/// Takes history in from files: every row of a CSV or XLSX table is a dossier, which becomes the
/// events that a one-stop system would have posted.
@NullMarked
package vn.dunghen.intake.importing;

import org.jspecify.annotations.NullMarked;
