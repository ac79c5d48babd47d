"""Everything about the exercise `activations-compared`."""
