"""Everything about the exercise `two-layer-gradients`."""
