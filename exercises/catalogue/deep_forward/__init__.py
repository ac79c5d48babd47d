"""Everything about the exercise `deep-forward`."""
