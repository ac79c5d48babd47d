"""Everything about the exercise `adamw`."""
