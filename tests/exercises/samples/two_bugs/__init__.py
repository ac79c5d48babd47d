"""Everything about the sample `two-bugs`."""
