"""Everything about the exercise `batch-sizes`."""
