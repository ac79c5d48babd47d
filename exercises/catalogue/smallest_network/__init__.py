"""Everything about the exercise `smallest-network`."""
