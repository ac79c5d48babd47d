"""Everything about the exercise `dense-forward`."""
