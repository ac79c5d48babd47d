"""Everything about the exercise `adam-class`."""
