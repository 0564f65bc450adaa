package vn.dunghen.scoring.counting;

public record Count(long value) {}
