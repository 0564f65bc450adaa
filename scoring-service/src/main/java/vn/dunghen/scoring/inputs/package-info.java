/// The events that the index needs beside those of dossiers: procedures, petitions, reports,
/// official standings. Stored once each, folded when they are asked for. Owns the table
/// `input_event`.
@NullMarked
package vn.dunghen.scoring.inputs;

import org.jspecify.annotations.NullMarked;
