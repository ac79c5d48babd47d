"""Everything about the exercise `against-overfitting`."""
