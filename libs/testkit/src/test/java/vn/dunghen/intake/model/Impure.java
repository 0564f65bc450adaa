package vn.dunghen.intake.model;

import org.postgresql.ds.PGSimpleDataSource;

/// Bad on purpose: a model that knows a driver.
record Impure(PGSimpleDataSource source) {}
