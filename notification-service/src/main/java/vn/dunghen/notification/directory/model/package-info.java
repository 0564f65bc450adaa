/// The directory as pure rules: validity, deputies, inheritance.
@NullMarked
package vn.dunghen.notification.directory.model;

import org.jspecify.annotations.NullMarked;
