"""Hypothesis without a clock and without luck: a run depends on the code alone."""

from hypothesis import settings

settings.register_profile("checked", deadline=None, derandomize=True, database=None)
settings.load_profile("checked")
