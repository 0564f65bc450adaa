package vn.dunghen.intake.register;

import java.time.Instant;

/// Who brought events, when, and under which correlation id.
public record Provenance(String poster, String correlation, Instant accepted) {}
