"""The meeting itself: pure functions and frozen records. No clock, no disk, no screen."""
