/// How the service fares, for people and machines: its card on the first page, its wellness, its
/// gauges. All of them read one picture that is taken every few seconds.
@NullMarked
package vn.dunghen.intake.overview;

import org.jspecify.annotations.NullMarked;
