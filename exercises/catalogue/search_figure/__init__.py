"""Everything about the exercise `search-figure`."""
