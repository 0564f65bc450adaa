/// Reads the national portal's public statistics and hands them to intake as official results.
@NullMarked
package vn.dunghen.sync.statistics;

import org.jspecify.annotations.NullMarked;
