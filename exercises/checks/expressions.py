"""Two expressions are equal when they agree, in wide floats, at many random points.

That takes less than a millisecond, accepts every equivalent form, and needs no SymPy in
the grader. What is merely close, such as a slope by differences, is not that close.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np

from ..sandbox.session import Answer, Call
from ..sandbox.values import Expression
from . import compare
from .base import Bench, Finding, Outcome, judged
from .parse import NotAnExpression, evaluate, names_in

POINTS = 24
#: SymPy writes a float with 15 digits; where there is no wider float, that rounds too.
TOLERANCE = max(1e-13, 1e4 * float(np.finfo(np.longdouble).eps))

Points = dict[str, np.ndarray]


@dataclass(frozen=True)
class Question:
    """Arguments for the learner's function, points for its symbols, right values.

    The first point is a small one: with its numbers a message shows what is wrong.
    `tolerance` is how exact the right values are.
    """

    about: str
    args: tuple[Any, ...]
    points: Points
    want: Sequence[np.ndarray]
    tolerance: float = TOLERANCE


@dataclass(frozen=True)
class SameExpressions:
    """`call` returns a list of expressions, each equivalent to the right one.

    `own` gives the question with other answers that are right, for another function as
    the learner wrote it, `unless` these checks, those of that function, have passed.
    """

    shrinks: ClassVar[bool] = False

    id: str
    title: str
    points: int
    call: str
    questions: Callable[[np.random.Generator], list[Question]]
    entry: str = "entry {i}"
    wrong: str = "That is not the expression asked for"
    needs: tuple[str, ...] = ()
    own: Callable[[Question, Bench], list[Question]] | None = None
    unless: tuple[str, ...] = ()

    def run(self, bench: Bench) -> Outcome:
        """Ask every question; name the first expression that is not equivalent."""
        questions = self.questions(bench.rng)
        calls = [Call(self.call, question.args) for question in questions]
        answers = bench.ask(calls)
        for call, question, answer in zip(calls, questions, answers, strict=True):
            finding = judged(answer, call) or self._judge(answer.value, question)
            if finding is not None and not self._forgiven(answer, question, bench):
                return Outcome(finding, question.about)
        return Outcome()

    def _forgiven(self, answer: Answer, question: Question, bench: Bench) -> bool:
        """Say whether an expression follows from others as the learner wrote them."""
        if self.own is None or bench.settled(self.unless) or answer.fault is not None:
            return False
        others = self.own(question, bench)
        return any(self._judge(answer.value, other) is None for other in others)

    def _judge(self, got: Any, question: Question) -> Finding | None:
        if not isinstance(got, (list, tuple)):
            text = compare.wrong_type(got, "The result", "a list of expressions")
            return Finding("type", text)
        if len(got) != len(question.want):
            text = f"The list has length {len(got)}, expected {len(question.want)}."
            return Finding("shape", text)
        for i, (item, want) in enumerate(zip(got, question.want, strict=True), 1):
            finding = self._entry(i, item, want, question)
            if finding is not None:
                return finding
        return None

    def _entry(
        self, i: int, item: Any, want: Any, question: Question
    ) -> Finding | None:
        label = self.entry.format(i=i)
        text = as_text(item)
        if text is None:
            wrong = compare.wrong_type(item, f"{label} of the list", "an expression")
            return Finding("type", wrong)
        try:
            value = evaluate(text, question.points)
        except NotAnExpression as trouble:
            return Finding("type", f"{label} {trouble}.")
        if same(value, want, question.tolerance):
            return None
        shown = text if len(text) <= 120 else text[:117] + "..."
        example = _example(np.broadcast_to(value, want.shape), want, question.points)
        return Finding("values", f"{label} is `{shown}`. {self.wrong}{example}.")


def _example(got: np.ndarray, want: np.ndarray, points: Points) -> str:
    """Show the values at the first point, if they differ there."""
    if same(got[0], want[0]):
        return ""
    at = ", ".join(f"{name} = {_round(column[0])}" for name, column in points.items())
    right = f"it should be {_round(want[0])}"
    return f": at {at} yours is {_round(got[0])}, {right}"


def _round(number: Any) -> str:
    return f"{float(number):.4g}"


def as_text(item: Any) -> str | None:
    """Return an expression or a plain number as text."""
    if isinstance(item, Expression):
        return item.text
    if isinstance(item, (int, float)) and not isinstance(item, bool):
        return repr(item)
    return None


def same(got: np.ndarray, want: Any, tolerance: float = TOLERANCE) -> bool:
    """Say whether values agree at every point; nan agrees with nothing."""
    want = np.asarray(want, dtype=np.longdouble)
    with np.errstate(all="ignore"):
        close = np.abs(got - want) <= tolerance * (1 + np.abs(want))
    return bool(np.all(close))


def alike(a: str, b: str) -> bool:
    """Say whether two expressions agree at points that belong to their names."""
    names = tuple(sorted(names_in(a) | names_in(b)))
    one, other = _at_points(a, names), _at_points(b, names)
    return a == b if one is None or other is None else same(one, other)


@lru_cache(maxsize=512)
def _at_points(text: str, names: tuple[str, ...]) -> np.ndarray | None:
    """Return values to compare; a long text is compared with those of all mutants."""
    rng = np.random.default_rng(2)
    try:
        return evaluate(text, {n: rng.uniform(0.2, 2.0, POINTS) for n in names})
    except NotAnExpression:
        return None


def symbols_at(values: Mapping[str, np.ndarray]) -> Points:
    """Return the values of names, z -> z1, z2, ... by column, in wide floats."""
    return {
        f"{name}{i}": column.astype(np.longdouble)
        for name, table in values.items()
        for i, column in enumerate(table.T, 1)
    }
