"""Tasks with stubs, hints, checks and wrong solutions, and the engine that grades them.

The book and the tests use `all_exercises`, `get` and `selftest`; learners use
`python -m exercises`. Importing this package imports nothing heavy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .loading import all_exercises as all_exercises
from .loading import chapters as chapters
from .loading import get as get
from .loading import tasks as tasks
from .model import Exercise as Exercise
from .model import Mutant as Mutant

if TYPE_CHECKING:
    from .grading.laws import LawReport


def selftest(exercise: Exercise, *, seed: int | None = None) -> LawReport:
    """Stub = 0, reference = all points, every mutant < all, each with its message."""
    from .grading.laws import selftest as run

    return run(exercise, seed=seed)
