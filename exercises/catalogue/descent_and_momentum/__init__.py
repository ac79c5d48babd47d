"""Everything about the exercise `descent-and-momentum`."""
