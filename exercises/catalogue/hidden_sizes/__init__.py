"""Everything about the exercise `hidden-sizes`."""
