"""Everything about the exercise `ensemble`."""
