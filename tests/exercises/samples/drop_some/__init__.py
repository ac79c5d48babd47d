"""Everything about the sample `drop-some`."""
