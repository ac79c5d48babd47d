"""Everything about the exercise `deep-backward`."""
