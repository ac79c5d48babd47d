"""Everything about the exercise `initialisation`."""
