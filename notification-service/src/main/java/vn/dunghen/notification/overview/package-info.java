/// What people see: the page of an agency, the fragments for other pages, health and gauges.
@NullMarked
package vn.dunghen.notification.overview;

import org.jspecify.annotations.NullMarked;
