"""Everything about the exercise `softmax-kl-gradient`."""
