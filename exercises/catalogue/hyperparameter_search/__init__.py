"""Everything about the exercise `hyperparameter-search`."""
