"""Everything about the exercise `dropout-on-digits`."""
