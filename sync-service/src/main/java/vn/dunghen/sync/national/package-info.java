/// The national portal: one port ([NationalPortal]), two transports, and their configuration.
@NullMarked
package vn.dunghen.sync.national;

import org.jspecify.annotations.NullMarked;
