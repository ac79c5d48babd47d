"""Everything about the sample `small-capstone`."""
