/// Working time: calendars, terms, due dates. Zone Asia/Ho_Chi_Minh throughout.
@NullMarked
package vn.dunghen.dossier.time;

import org.jspecify.annotations.NullMarked;
