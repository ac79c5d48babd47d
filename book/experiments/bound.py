"""Numbers that a cell computes, under names that the prose of its page can use."""

from typing import Any

import numpy as np
from myst_nb import glue


def bind(**values: Any) -> None:
    """Let `{glue:text}` find each value by its name; NumPy scalars become Python's."""
    for name, value in values.items():
        plain = value.item() if isinstance(value, np.generic) else value
        glue(name, plain, display=False)
