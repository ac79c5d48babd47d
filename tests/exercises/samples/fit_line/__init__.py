"""Everything about the sample `fit-line`."""
