"""Everything about the exercise `trainer`."""
