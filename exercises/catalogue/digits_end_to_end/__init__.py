"""Everything about the exercise `digits-end-to-end`."""
