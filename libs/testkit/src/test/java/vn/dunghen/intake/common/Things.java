package vn.dunghen.intake.common;

/// Bad on purpose: lives in a package that says nothing.
record Things() {}
