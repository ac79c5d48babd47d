"""Everything about the exercise `forward-by-hand`."""
