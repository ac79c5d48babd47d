"""Everything about the exercise `backprop-bugs`."""
