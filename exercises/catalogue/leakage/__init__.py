"""Everything about the exercise `leakage`."""
