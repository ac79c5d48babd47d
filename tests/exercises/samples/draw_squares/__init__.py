"""Everything about the sample `draw-squares`."""
