"""Tests without a clock and without luck: a run depends on the code alone."""

import os

# Before NumPy loads: on busy cores two BLAS threads wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from hypothesis import settings

settings.register_profile("checked", deadline=None, derandomize=True, database=None)
settings.load_profile("checked")
