"""Everything about the exercise `softmax`."""
