"""Everything about the exercise `shape-bugs`."""
