"""Everything about the exercise `perceptron`."""
