"""Everything about the exercise `dropout`."""
