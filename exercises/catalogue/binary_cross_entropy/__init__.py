"""Everything about the exercise `binary-cross-entropy`."""
