"""What of a figure is compared with the reference's, and what may differ."""

from typing import Any

import numpy as np
import pytest

from exercises.checks.drawing import Drawing
from exercises.checks.returns import Standard
from exercises.worker.figures import describe, figure

PRECISE = Standard(np.dtype(np.float64))


def lines(*lowest: float, y: str = "linear", labels: tuple[str, ...] = ()) -> Any:
    """Return the description of lines that fall from 2 to these numbers."""
    drawn = figure()
    axes = drawn.subplots()
    for i, low in enumerate(lowest):
        label = labels[i] if labels else None
        axes.plot([1.0, 2.0, 3.0], [2.0, 1.0, low], label=label)
    axes.set(xlabel="step", ylabel="loss", yscale=y)
    if labels:
        axes.legend()
    return describe(drawn)


def found(drawing: Drawing, got: Any, want: Any) -> str:
    """Return what is found wrong, nothing if all is well."""
    finding = drawing.compare(got, want, PRECISE, "the figure")
    return "" if finding is None else finding.text


@pytest.mark.parametrize(
    ("lowest", "says"),
    [(0.5, ""), (0.0, "a 'log' y scale, which shows nothing at 0 or below.")],
)
def test_a_scale_of_ones_own_may_not_hide_a_line(lowest: float, says: str) -> None:
    text = found(Drawing(), lines(lowest, y="log"), lines(lowest))
    assert text.endswith(says)
    assert bool(text) == bool(says)


def test_a_scale_that_is_asked_for_is_the_references() -> None:
    asked, want = Drawing(scales=("y scale",)), lines(0.5, y="log")
    assert found(asked, want, want) == ""
    text = found(asked, lines(0.5), want)
    assert text.endswith("has a 'linear' y scale, expected 'log'.")


def test_words_that_belong_into_one_entry_of_a_legend() -> None:
    asked = Drawing(data=(), legend=(("train", "2 units"),))
    want = lines(0.5, 0.25, labels=("train, 2 units", "test, 3 units"))
    other = lines(0.5, 0.25, labels=("2 units: train", "3 units: test"))
    parted = lines(0.5, 0.25, labels=("train, 3 units", "test, 2 units"))
    assert found(asked, want, want) == found(asked, other, want) == ""
    says = "The legend does not mention 'train' and '2 units' in one entry."
    assert found(asked, parted, want) == says
