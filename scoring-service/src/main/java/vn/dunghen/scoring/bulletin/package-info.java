/// The letters that go with a release: the bulletin that makes the index of a month public, and a
/// draft of a letter to each agency, as page, PDF, DOCX, XLSX and CSV.
@NullMarked
package vn.dunghen.scoring.bulletin;

import org.jspecify.annotations.NullMarked;
