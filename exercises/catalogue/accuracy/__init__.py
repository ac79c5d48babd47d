"""Everything about the exercise `accuracy`."""
