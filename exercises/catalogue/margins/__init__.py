"""Everything about the exercise `margins`."""
