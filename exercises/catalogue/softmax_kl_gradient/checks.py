"""What the answers must equal: softmax, and its gradient for any targets."""

import numpy as np

from exercises.catalogue.softmax_kl_gradient.own import own_questions
from exercises.checks import Check, Question, SameExpressions, symbols_at
from exercises.sandbox.values import Symbol

POINTS = 24
LETTERS = {2: ("z", "d"), 3: ("s", "t"), 4: ("z", "d")}  # for z and d; any will do


def symbols(name: str, classes: int) -> list[Symbol]:
    """Return the inputs that become the symbols name1, name2, ..."""
    return [Symbol(f"{name}{k}") for k in range(1, classes + 1)]


def softmax(z: np.ndarray) -> np.ndarray:
    """Return the probabilities of rows of logits, in wide floats."""
    powers = np.exp(z.astype(np.longdouble))
    total: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return total


def logits(rng: np.random.Generator, classes: int) -> np.ndarray:
    """Draw rows of logits; the first one is small and round, to be shown."""
    z = rng.normal(0.0, 1.5, (POINTS, classes))
    z[0] = np.arange(classes)
    return z


def of_logits(rng: np.random.Generator) -> list[Question]:
    """Ask for the probabilities."""
    found = []
    for classes, (letter, _) in LETTERS.items():
        z = logits(rng, classes)
        args = (symbols(letter, classes),)
        points = symbols_at({letter: z})
        found.append(Question(f"K = {classes}", args, points, list(softmax(z).T)))
    return found


def one_hot(rng: np.random.Generator) -> list[Question]:
    """Ask for the gradient with every one-hot target."""
    found = []
    for classes, (letter, _) in LETTERS.items():
        z = logits(rng, classes)
        for row in np.eye(classes, dtype=int).tolist():
            about = f"K = {classes}, target {row}"
            args = (symbols(letter, classes), row)
            want = list((softmax(z) - row).T)
            found.append(Question(about, args, symbols_at({letter: z}), want))
    return found


def general(rng: np.random.Generator, sums_to_one: bool) -> list[Question]:
    """Ask for the gradient with targets that are symbols."""
    found = []
    for classes, (letter, other) in LETTERS.items():
        z = logits(rng, classes)
        d = rng.uniform(0.1, 2.0, (POINTS, classes))
        d[0] = 1 + np.arange(classes)
        if sums_to_one:
            d = d / d.sum(axis=1, keepdims=True)
        sums = d.sum(axis=1, keepdims=True)
        about = (
            f"K = {classes}, targets that {'sum' if sums_to_one else 'need not sum'}"
        )
        found.append(
            Question(
                f"{about} to one",
                (symbols(letter, classes), symbols(other, classes)),
                symbols_at({letter: z, other: d}),
                list((sums * softmax(z) - d).T),
            )
        )
    return found


CHECKS: list[Check] = [
    SameExpressions(
        id="softmax",
        title="The probabilities are those of softmax",
        points=2,
        call="probabilities",
        questions=of_logits,
        entry="Probability {i}",
        wrong="That is not the probability asked for",
    ),
    SameExpressions(
        id="one-hot",
        title="The gradient is right for one-hot targets",
        points=2,
        call="gradient",
        questions=one_hot,
        entry="Derivative {i}",
        wrong="That is not the derivative asked for",
        own=own_questions,
        unless=("softmax",),
    ),
    SameExpressions(
        id="distribution",
        title="The gradient is right for targets that sum to one",
        points=2,
        call="gradient",
        questions=lambda rng: general(rng, sums_to_one=True),
        entry="Derivative {i}",
        wrong="That is not the derivative asked for",
        own=own_questions,
        unless=("softmax",),
    ),
    SameExpressions(
        id="any-target",
        title="The gradient is right for any targets",
        points=3,
        call="gradient",
        questions=lambda rng: general(rng, sums_to_one=False),
        entry="Derivative {i}",
        wrong="That is not the derivative asked for",
        own=own_questions,
        unless=("softmax",),
    ),
]
