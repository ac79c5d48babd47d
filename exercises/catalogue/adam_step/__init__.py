"""Everything about the exercise `adam-step`."""
