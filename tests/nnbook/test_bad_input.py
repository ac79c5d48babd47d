"""Whatever is wrong is refused by a ValueError that says what, and what would be right.

The rows stand in `bad_input`, a file for each part of nnbook. That nothing is mutated
before is tested beside each object; here, that nobody is forgotten.
"""

import inspect
from dataclasses import is_dataclass

import pytest

import nnbook
from nnbook import estimators, plotting
from tests.nnbook.bad_input import ROWS


@pytest.mark.parametrize(
    ("call", "message"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS]
)
def test_refused(call, message):
    with pytest.raises(ValueError, match=message) as refusal:
        call()
    said = str(refusal.value)
    assert "expected" in said
    assert len(said.splitlines()[0]) < 400


def test_ids_are_unique():
    names = [row[0] for row in ROWS]
    assert len(set(names)) == len(names)


def takes_input(value):
    """Whether it is a function or class of nnbook's with arguments to be checked."""
    # A NamedTuple holds what was computed, a dataclass how something is drawn.
    results = hasattr(value, "_fields") or is_dataclass(value)
    if not callable(value) or results or getattr(value, "_is_protocol", False):
        return False
    ours = inspect.getmodule(value).__name__.startswith("nnbook")
    return ours and bool(inspect.signature(value).parameters)


NAMES = [
    name
    for part in (nnbook, plotting, estimators)
    for name in part.__all__
    if takes_input(getattr(part, name))
]


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_public_name_has_rows(name):
    assert any(row[0].startswith((f"{name}:", f"{name}.")) for row in ROWS)
