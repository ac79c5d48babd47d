"""Everything about the exercise `likelihood-gradient`."""
