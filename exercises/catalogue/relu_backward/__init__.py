"""Everything about the exercise `relu-backward`."""
