"""Everything about the exercise `optimizers-compared`."""
