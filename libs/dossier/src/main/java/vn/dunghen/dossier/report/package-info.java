/// What is reported about agencies: work files, inspections and their findings, official standings.
@NullMarked
package vn.dunghen.dossier.report;

import org.jspecify.annotations.NullMarked;
