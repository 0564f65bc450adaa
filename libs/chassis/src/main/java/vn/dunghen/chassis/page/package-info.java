/// What every page has in common beside its layout: the addresses of stylesheet and scripts.
@NullMarked
package vn.dunghen.chassis.page;

import org.jspecify.annotations.NullMarked;
