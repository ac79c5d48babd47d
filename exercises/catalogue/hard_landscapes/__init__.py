"""Everything about the exercise `hard-landscapes`."""
