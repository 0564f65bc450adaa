/// History and opening balances from CSV and XLSX files.
@NullMarked
package vn.dunghen.intake.importing;

import org.jspecify.annotations.NullMarked;
