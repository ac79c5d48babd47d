"""Everything about the exercise `layer-recursion`."""
