package vn.dunghen.intake.fine.model;

import java.time.Instant;

public record Receipt(Instant at) {}
