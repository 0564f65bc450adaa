/// Pages for people: the first page, the list behind a number, this service's card.
@NullMarked
package vn.dunghen.scoring.overview;

import org.jspecify.annotations.NullMarked;
