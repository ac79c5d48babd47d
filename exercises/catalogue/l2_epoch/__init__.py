"""Everything about the exercise `l2-epoch`."""
