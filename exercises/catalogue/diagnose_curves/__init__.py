"""Everything about the exercise `diagnose-curves`."""
