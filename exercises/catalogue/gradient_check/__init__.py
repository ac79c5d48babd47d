"""Everything about the exercise `gradient-check`."""
