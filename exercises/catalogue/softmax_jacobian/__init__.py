"""Everything about the exercise `softmax-jacobian`."""
