/// The search for an agency.
@NullMarked
package vn.dunghen.scoring.agencies.model;

import org.jspecify.annotations.NullMarked;
