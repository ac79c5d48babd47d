"""Everything about the exercise `softmax-temperature`."""
