"""Everything about the exercise `parity-by-construction`."""
