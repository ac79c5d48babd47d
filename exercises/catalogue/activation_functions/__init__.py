"""Everything about the exercise `activation-functions`."""
