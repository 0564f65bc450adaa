/// Workbooks that somebody sends. Two services take them; what guards memory is not written twice.
@NullMarked
package vn.dunghen.chassis.workbook;

import org.jspecify.annotations.NullMarked;
