"""Everything about the sample `slope-of`."""
