"""The checks of the exercise."""

CHECKS = ()
