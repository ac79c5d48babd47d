"""Everything about the exercise `activation-derivatives`."""
