"""A hash of what programs say: comments and layout do not count, the rest does."""

import pytest

from exercises.syntax import digest

SOURCE = '''
"""A module."""
import numpy as np


def f(x: float, *more: int, scale: float = 2.0) -> list[float]:
    """Return numbers."""
    return [f"{x!r:>10}", *({y: None for y in more} or []), scale @ x, -1j][:1]


class A(B, metaclass=C):
    n = lambda self: None
'''
#: What this text gave in Python 3.11; records in the repository were written by one
#: version and are read by others.
EXPECTED = "681b1a64d83bc085"


def test_it_is_the_same_in_every_python() -> None:
    assert digest([SOURCE]) == EXPECTED


def test_comments_and_layout_do_not_count() -> None:
    other = SOURCE.replace("scale: float = 2.0", "scale:float=2.0,")
    assert digest(["# a comment\n\n" + other]) == EXPECTED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.0", "2"),
        ("scale @ x", "scale * x"),
        ("[:1]", "[1:]"),
        ("y: None", "y: 0"),
        ("!r", "!s"),
        (", metaclass=C", ""),
        ("or []", "or [None]"),
        ("lambda self: None", "lambda self: ..."),
        ("numbers", "Numbers"),
    ],
)
def test_all_else_counts(old: str, new: str) -> None:
    assert SOURCE.count(old) == 1
    assert digest([SOURCE.replace(old, new)]) != EXPECTED


def test_the_order_of_texts_counts() -> None:
    assert digest(["a = 1", "b = 2"]) != digest(["b = 2", "a = 1"])
