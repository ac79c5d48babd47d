"""Everything about the exercise `max-pool`."""
