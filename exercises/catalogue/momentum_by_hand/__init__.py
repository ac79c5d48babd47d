"""Everything about the exercise `momentum-by-hand`."""
