"""Everything about the exercise `quarter-circle`."""
