/// Opens the personal fields that intake sealed. Owns the table `dossier_key`.
@NullMarked
package vn.dunghen.sync.sealing;

import org.jspecify.annotations.NullMarked;
