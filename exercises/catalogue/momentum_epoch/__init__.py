"""Everything about the exercise `momentum-epoch`."""
