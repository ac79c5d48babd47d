"""Everything about the exercise `perceptron-by-hand`."""
