"""Everything about the exercise `parity-data`."""
