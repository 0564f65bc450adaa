/// The seeded city and the replay of published statements.
@NullMarked
package vn.dunghen.city;

import org.jspecify.annotations.NullMarked;
