"""Everything about the sample `read-curves`."""
