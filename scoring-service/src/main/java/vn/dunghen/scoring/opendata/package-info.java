/// What the city has published, for everybody and without signing in: a page, and the figures as
/// open data (JSON and CSV). Owns no table; reads published releases and official ranks, never a
/// draft, never a figure that was not released, never a dossier.
@NullMarked
package vn.dunghen.scoring.opendata;

import org.jspecify.annotations.NullMarked;
