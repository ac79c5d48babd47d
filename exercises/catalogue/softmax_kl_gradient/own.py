"""What the gradient is for the learner's own probabilities: they cost only once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from exercises.checks import Question
from exercises.checks.base import Bench
from exercises.checks.differences import ALIKE
from exercises.checks.expressions import Points, as_text
from exercises.checks.own import asked
from exercises.checks.parse import NotAnExpression, evaluate
from exercises.sandbox.session import Call
from exercises.sandbox.values import Symbol

STEP, CLOSE = np.longdouble(1e-5), 1e-9
Softmax = Callable[[Points], np.ndarray]


def own_questions(question: Question, bench: Bench) -> list[Question]:
    """Return the question with what is right for the learner's own probabilities.

    That is the formula, with those in it, and what their loss has for slopes if they
    are shares of one. Constants are no beginning of an answer.
    """
    z, target = question.args
    softmax = own_softmax(z, bench)
    try:
        p = softmax(question.points) if softmax else np.array([[np.nan]])
    except NotAnExpression:
        return []
    if softmax is None or not np.isfinite(p).all() or np.ptp(p, axis=1).min() < ALIKE:
        return []
    d = targets(question, target)
    wants = [d.sum(axis=0) * p - d]
    if (p > 0).all() and np.allclose(p.sum(axis=0), 1):
        wants.append(slopes(softmax, question, d / p))
    return [replace(question, want=[*want], tolerance=CLOSE) for want in wants]


def own_softmax(z: Sequence[Symbol], bench: Bench) -> Softmax | None:
    """Return the learner's probabilities as a function of the points."""
    found = asked(bench, [Call("probabilities", (z,))])
    items = found[0] if found and isinstance(found[0], (list, tuple)) else []
    texts = [text for item in items if (text := as_text(item)) is not None]
    if len(texts) != len(z):
        return None

    def softmax(points: Points) -> np.ndarray:
        values = [evaluate(text, points) for text in texts]
        return np.array([np.broadcast_to(v, points[z[0].name].shape) for v in values])

    return softmax


def targets(question: Question, target: Sequence[Any]) -> np.ndarray:
    """Return the targets, one row for each class, whether numbers or symbols."""
    rows = [
        question.points[item.name] if isinstance(item, Symbol) else item
        for item in target
    ]
    shape = question.want[0].shape
    return np.array([np.broadcast_to(row, shape) for row in rows], np.longdouble)


def slopes(softmax: Softmax, question: Question, by_log: np.ndarray) -> np.ndarray:
    """Return the slopes of -sum d log p by each logit, by differences."""
    found, points = [], question.points
    for name in (symbol.name for symbol in question.args[0]):
        up, down = (softmax({**points, name: points[name] + s}) for s in (STEP, -STEP))
        found.append(-(by_log * (up - down)).sum(axis=0) / (2 * STEP))
    return np.array(found)
