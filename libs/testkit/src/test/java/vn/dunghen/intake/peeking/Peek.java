package vn.dunghen.intake.peeking;

import vn.dunghen.scoring.counting.Count;

/// Bad on purpose: intake looks into scoring.
record Peek(Count count) {}
