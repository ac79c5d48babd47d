"""Everything about the exercise `activation-plot`."""
