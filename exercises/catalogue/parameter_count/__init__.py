"""Everything about the exercise `parameter-count`."""
