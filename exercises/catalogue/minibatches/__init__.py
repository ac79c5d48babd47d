"""Everything about the exercise `minibatches`."""
