"""Everything about the exercise `schedules`."""
