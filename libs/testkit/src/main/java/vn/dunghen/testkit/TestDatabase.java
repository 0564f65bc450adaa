package vn.dunghen.testkit;

/// How to reach a database made for one test class. Its user owns it.
public record TestDatabase(String jdbcUrl, String user, String password) {}
