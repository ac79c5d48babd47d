"""Everything about the exercise `batch-norm`."""
