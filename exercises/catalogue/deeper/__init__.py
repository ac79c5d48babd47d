"""Everything about the exercise `deeper`."""
