"""Everything about the exercise `confusion-and-scores`."""
