"""Everything about the exercise `moons-figure`."""
