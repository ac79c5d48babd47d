"""Everything about the exercise `boundary-plot`."""
