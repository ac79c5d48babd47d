"""What the Jacobian's rows and the products with it must equal, at many points."""

import numpy as np

from exercises.checks import (
    ArrayOf,
    Case,
    Check,
    Family,
    Made,
    Number,
    Question,
    SameExpressions,
    Scenario,
    See,
    fixed,
    symbols_at,
)
from exercises.sandbox.values import Symbol

POINTS = 24
LETTERS = {2: ("p", "g"), 3: ("q", "h"), 4: ("p", "g")}  # for p and g; any will do


def symbols(name: str, classes: int) -> list[Symbol]:
    """Return the inputs that become the symbols name1, name2, ..."""
    return [Symbol(f"{name}{k}") for k in range(1, classes + 1)]


def probabilities(rng: np.random.Generator, classes: int) -> np.ndarray:
    """Draw rows of probabilities; the first one is round, to be shown."""
    p = rng.dirichlet(np.ones(classes), POINTS)
    p[0] = (1.0 + np.arange(classes)) / np.sum(1.0 + np.arange(classes))
    return p


def of_rows(rng: np.random.Generator) -> list[Question]:
    """Ask for every row of the Jacobian for two, three and four classes."""
    found = []
    for classes, (letter, _) in LETTERS.items():
        p = probabilities(rng, classes)
        for i in range(classes):
            want = p[:, i : i + 1] * (np.eye(classes)[i] - p)
            args = (symbols(letter, classes), i)
            about = f"K = {classes}, i = {i}"
            found.append(Question(about, args, symbols_at({letter: p}), list(want.T)))
    return found


def of_products(rng: np.random.Generator) -> list[Question]:
    """Ask for the derivatives by the logits."""
    found = []
    for classes, letters in LETTERS.items():
        p = probabilities(rng, classes)
        g = rng.normal(size=(POINTS, classes))
        g[0] = np.arange(classes)
        want = p * (g - np.sum(p * g, axis=1, keepdims=True))
        args = tuple(symbols(letter, classes) for letter in letters)
        points = symbols_at(dict(zip(letters, (p, g), strict=True)))
        found.append(Question(f"K = {classes}", args, points, list(want.T)))
    return found


LOGITS: list[Case | Family] = [
    fixed(z=[0.5, -1.0, 2.0], h=0.5),
    fixed(z=[2.0, -1.0, 0.5], h=0.5),  # the largest distances lie off the diagonal
    Family(
        {
            "z": Made(
                lambda rng: [float(z) for z in rng.normal(size=rng.integers(2, 5))]
            ),
            "h": Made(lambda rng: float(rng.uniform(0.2, 0.9))),
        },
        {},
        count=3,
    ),
]
ROUNDING = 1e-7  # what is left when a right Jacobian is held against differences
#: A right row, and rows with the wrong sign, too small save in the first entry, and too
#: large save in the first row.
ROWS = (
    "lambda p, i: [p[i] * (int(i == j) - p[j]) for j in range(len(p))]",
    "lambda p, i: [p[i] * (p[j] - int(i == j)) for j in range(len(p))]",
    "lambda p, i: [p[i] * (int(i == j) - p[j]) - j * p[j] for j in range(len(p))]",
    "lambda p, i: [p[i] * (int(i == j) - p[j]) + i * p[j] for j in range(len(p))]",
)

CHECKS: list[Check] = [
    SameExpressions(
        id="rows",
        title="Every row of the Jacobian is right",
        points=5,
        call="jacobian_row",
        questions=of_rows,
        entry="Derivative {i}",
        wrong="That is not the derivative asked for",
    ),
    SameExpressions(
        id="product",
        title="A loss's derivatives pass through the Jacobian",
        points=5,
        call="through_jacobian",
        questions=of_products,
        entry="Derivative {i}",
        wrong="That is not the derivative asked for",
    ),
    Scenario(
        id="measured",
        title="Every logit is moved to both sides, alone",
        points=2,
        about="measured_row",
        cases=LOGITS,
        untouched=("z",),
        steps=[
            See("measured_row(z, 0, h)", ArrayOf("logits")),
            See("measured_row(z, len(z) - 1, h)", ArrayOf("logits")),
            See("measured_row(z, 1)", ArrayOf("logits"), tolerance=ROUNDING, scale=1.0),
        ],
    ),
    Scenario(
        id="largest-error",
        title="All rows are held against differences, and the largest distance counts",
        points=2,
        about="largest_error",
        cases=LOGITS,
        needs=("measured",),
        steps=[
            See(f"largest_error({row}, z)", Number, tolerance=ROUNDING, scale=1.0)
            for row in ROWS
        ],
    ),
]
