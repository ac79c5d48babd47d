"""Everything about the exercise `tape`."""
