"""Everything about the exercise `batch-norm-backward`."""
