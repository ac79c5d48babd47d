"""What the log-likelihood and its derivatives must equal, at many points."""

from dataclasses import replace

import numpy as np

from exercises.checks import Check, Question, SameExpressions
from exercises.checks.base import Bench
from exercises.checks.differences import ALIKE
from exercises.checks.expressions import as_text
from exercises.checks.own import asked
from exercises.checks.parse import NotAnExpression, evaluate
from exercises.sandbox.session import Call
from exercises.sandbox.values import Symbol

POINTS = 24
LETTERS: tuple[dict[str, str], ...] = (  # any will do
    {},
    {"s": "t", "y": "u", "h": "g", "p": "q"},
)


def points(rng: np.random.Generator, names: str) -> dict[str, np.ndarray]:
    """Draw values of s, y, h or p; the first ones are round, to be shown."""
    first = {"s": 1.0, "y": 1.0, "h": 2.0, "p": 0.25}
    drawn = {
        "s": rng.uniform(-3.0, 3.0, POINTS),
        "y": rng.integers(0, 2, POINTS).astype(float),
        "h": rng.uniform(-2.0, 2.0, POINTS),
        "p": rng.uniform(0.02, 0.98, POINTS),
    }
    found = {}
    for name in names:
        found[name] = drawn[name].astype(np.longdouble)
        found[name][0] = first[name]
    return found


def sigmoid(s: np.ndarray) -> np.ndarray:
    """Return the probability of label 1."""
    return np.asarray(1 / (1 + np.exp(-s)))


def likelihood(s: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the logarithm of the probability of the label, linear between labels."""
    return np.asarray(y * np.log(sigmoid(s)) + (1 - y) * np.log(sigmoid(-s)))


def question(
    names: str, at: dict[str, np.ndarray], want: np.ndarray, letters: int = 0
) -> Question:
    """Ask for one expression in these symbols, or in others instead."""
    called = [LETTERS[letters].get(name, name) for name in names]
    args = tuple(Symbol(name) for name in called)
    about = f"the symbol{'s' * (len(names) > 1)} {', '.join(called)}"
    points = {new: at[name] for new, name in zip(called, names, strict=True)}
    return Question(about, args, points, [want])


def twice(rng: np.random.Generator, names: str) -> list[dict[str, np.ndarray]]:
    """Draw values at the labels, then others between them."""
    at, between = points(rng, names), points(rng, names)
    between["y"] = rng.uniform(0.0, 1.0, POINTS).astype(np.longdouble)
    between["y"][0] = 0.5
    return [at, between]


def of_likelihood(rng: np.random.Generator) -> list[Question]:
    """Ask for the logarithm."""
    drawn = twice(rng, "sy")
    wants = [likelihood(at["s"], at["y"]) for at in drawn]
    return [question("sy", drawn[k], wants[k], k) for k in range(2)]


def of_slope(rng: np.random.Generator) -> list[Question]:
    """Ask for the derivative by the logit."""
    drawn = twice(rng, "sy")
    wants = [at["y"] - sigmoid(at["s"]) for at in drawn]
    return [question("sy", drawn[k], wants[k], k) for k in range(2)]


def of_curvature(rng: np.random.Generator) -> list[Question]:
    """Ask for the second derivative."""
    at = points(rng, "p")
    return [question("p", at, at["p"] * (at["p"] - 1), k) for k in range(2)]


def of_weight(rng: np.random.Generator) -> list[Question]:
    """Ask for the derivative by a weight."""
    drawn = twice(rng, "syh")
    wants = [(at["y"] - sigmoid(at["s"])) * at["h"] for at in drawn]
    return [question("syh", drawn[k], wants[k], k) for k in range(2)]


def of_own_slope(question: Question, bench: Bench) -> list[Question]:
    """Return the question with what follows from the learner's own slope.

    That is this slope times h. One that is hardly there is no beginning of an answer.
    """
    match asked(bench, [Call("slope", question.args[:2])]):
        case [[item]] if (text := as_text(item)) is not None:
            try:
                slope = evaluate(text, question.points)
            except NotAnExpression:
                return []
            if np.ptp(slope) < ALIKE:
                return []
            h = question.points[question.args[2].name]
            return [replace(question, want=[slope * h])]
    return []


WRONG = "That is not the derivative asked for"
CHECKS: list[Check] = [
    SameExpressions(
        id="likelihood",
        title="The log-likelihood is right for both labels, and linear in y",
        points=3,
        call="log_likelihood",
        questions=of_likelihood,
        entry="Entry {i}",
    ),
    SameExpressions(
        id="slope",
        title="The derivative by the logit is right",
        points=3,
        call="slope",
        questions=of_slope,
        entry="Entry {i}",
        wrong=WRONG,
    ),
    SameExpressions(
        id="curvature",
        title="The second derivative follows from the probability",
        points=2,
        call="curvature_from",
        questions=of_curvature,
        entry="Entry {i}",
        wrong=WRONG,
    ),
    SameExpressions(
        id="weight",
        title="The derivative by a weight is right",
        points=2,
        call="slope_by_weight",
        questions=of_weight,
        entry="Entry {i}",
        wrong=WRONG,
        own=of_own_slope,
        unless=("slope",),
    ),
]
