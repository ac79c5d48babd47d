"""Everything about the exercise `accuracy-by-ones`."""
