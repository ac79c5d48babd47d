"""Whatever is wrong is refused by a ValueError that says what, and what would be right.

The rows stand in `bad_input`, a file for each part of nnbook. That nothing is mutated
before is tested beside each object; here, that nobody is forgotten.
"""

import inspect
from dataclasses import is_dataclass
from pathlib import Path

import pytest

import nnbook
from nnbook import estimators, plotting
from tests.nnbook.bad_input import FOREIGN, ROWS


@pytest.mark.parametrize(
    ("call", "message"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS]
)
def test_refused(call, message):
    with pytest.raises(ValueError, match=message) as refusal:
        call()
    said = str(refusal.value)
    assert "expected" in said
    assert len(said.splitlines()[0]) < 400


@pytest.mark.parametrize(
    ("call", "message"), [r[1:] for r in FOREIGN], ids=[r[0] for r in FOREIGN]
)
def test_refused_in_the_words_of_a_library(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_ids_are_unique():
    names = [row[0] for row in ROWS + FOREIGN]
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


#: Formulas that trust their arguments: who calls them has checked, as they say.
TRUSTING = {"lr_at", "pooled", "spread", "unchecked_loss_grad", "update"}
TRUSTING |= {"value_and_grad"}
#: What looks at no argument: each layer has its own, or there is nothing to draw.
UNHEEDING = {"Layer.backward", "Layer.forward", "Layer.initialize"}
UNHEEDING |= {"BatchNorm.initialize"}
#: What nobody calls: the constructor has its rows under the class's name.
UNCALLED = {"__init__", "__getstate__", "__setstate__"}

OURS = str(Path(nnbook.__file__).parent)
CLASSES = [
    value
    for part in (nnbook, plotting, estimators)
    for value in (getattr(part, name) for name in part.__all__)
    if inspect.isclass(value) and not hasattr(value, "_fields")
    if not getattr(value, "_is_protocol", False)
]


def has_arguments(value):
    """Whether it is a function that stands in nnbook, with more than self.

    What a dataclass has by itself, and what an estimator inherits, stands elsewhere.
    """
    ours = inspect.isfunction(value) and value.__code__.co_filename.startswith(OURS)
    return ours and len(inspect.signature(value).parameters) > 1


def methods(kind):
    """The class that wrote it, name and function of each method and setter."""
    for name, _, owner, value in inspect.classify_class_attrs(kind):
        function = value.fset if isinstance(value, property) else value
        private = name.startswith("_") and not name.startswith("__")
        if not private and name not in UNCALLED and has_arguments(function):
            yield owner, name, function


#: For each method, once: the public classes that have it from there.
METHODS = {}
for kind in CLASSES:
    for owner, name, function in methods(kind):
        METHODS.setdefault((owner.__name__, name, function), []).append(kind.__name__)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        pytest.param(name, kinds, id=f"{owner}.{name}")
        for (owner, name, _), kinds in sorted(METHODS.items(), key=str)
        if name not in TRUSTING and f"{owner}.{name}" not in UNHEEDING
    ],
)
def test_every_method_with_arguments_has_rows(name, kinds):
    starts = tuple(f"{kind}.{name}:" for kind in kinds)
    assert any(row[0].startswith(starts) for row in ROWS + FOREIGN)


@pytest.mark.parametrize("trusting", sorted(TRUSTING))
def test_who_trusts_its_arguments_says_so(trusting):
    written = (vars(base).get(trusting) for kind in CLASSES for base in kind.__mro__)
    assert any("check" in function.__doc__ for function in written if function)


def test_what_needs_no_rows_is_still_there():
    assert {f"{owner}.{name}" for owner, name, _ in METHODS} >= UNHEEDING
