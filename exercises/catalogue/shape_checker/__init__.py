"""Everything about the exercise `shape-checker`."""
