"""What a tape must do: values, slopes, reuse, order, and a network's gradient."""

import numpy as np

from exercises.catalogue.tape.own import of_network, of_relus
from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Do,
    Family,
    Made,
    Number,
    Scenario,
    See,
    fixed,
)
from exercises.checks.own import OwnAnswers
from exercises.checks.steps import Step


def clear(rng: np.random.Generator) -> float:
    """Draw a number of either sign that is not near 0."""
    return float(rng.uniform(0.3, 2.0) * rng.choice([-1.0, 1.0]))


NAMES = ("x", "y", "z")
NUMBERS = Family({name: Made(clear) for name in NAMES}, {}, 5)
OFF, ON = fixed(x=-1.5, y=0.5, z=0.7), fixed(x=1.5, y=-0.5, z=0.7)
LEAVES = Do("x, y, z = Value(x), Value(y), Value(z)", says="")


def back(result: str) -> Do:
    """Return the step that computes this and goes back from it."""
    return Do(f"result = {result}\nresult.backward()", says=f"`({result}).backward()`")


def grads(*names: str) -> list[See]:
    """Return the steps that read the gradients of these values."""
    return [See(f"{name}.grad", Number, scale=1.0) for name in names]


def sums(
    id: str,
    title: str,
    points: int,
    *steps: str | Step,
    needs: tuple[str, ...] = (),
    cases: tuple[Family | Case, ...] = (NUMBERS,),
    own: OwnAnswers | None = None,
    unless: tuple[str, ...] = (),
) -> Scenario:
    """Return a check that computes with three values."""
    return Scenario(
        id=id,
        title=title,
        points=points,
        about="Value",
        cases=cases,
        steps=[LEAVES, *steps],
        needs=needs,
        own=own,
        unless=unless,
    )


NETWORK = """
def network(W1, W2):
    hidden = []
    for column in zip(*W1):
        total = sum(w * n for w, n in zip(column, X.tolist()))
        hidden.append(total.relu() + total)
    return sum(w * h for w, h in zip(W2, hidden))
"""
NEURONS = Family(
    {
        "X": Array("inputs"),
        "first": Array("inputs units"),
        "second": Array("units"),
    },
    {"inputs": (2, 4), "units": (2, 4)},
    4,
)

CHECKS: list[Check] = [
    sums(
        "values",
        "Sums, products and ReLU have the right values",
        2,
        See("(x + y).data", Number, scale=1.0),
        See("(x * y + z).data", Number, scale=1.0),
        See("x.relu().data", Number, scale=1.0),
        See("(2.0 * x + 1.0).data", Number, scale=1.0),
        See("x.grad", Number),
        cases=(NUMBERS, OFF, ON, fixed(x=250.0, y=-40.0, z=7.0)),
    ),
    sums(
        "slopes",
        "Sums and products hand back their slopes",
        2,
        back("x * y + z"),
        *grads("x", "y", "z"),
        See("result.grad", Number, says="the gradient of the result itself"),
    ),
    sums(
        "relu",
        "ReLU passes gradients where it was on",
        1,
        back("((x.relu() + 1.0) * 3.0 + (y.relu() + 2.0) * z + z) * 0.25"),
        *grads("x", "y", "z"),
        cases=(OFF, ON, NUMBERS),
        own=of_relus,
        unless=("values",),
    ),
    sums(
        "corner",
        "At exactly 0 ReLU's slope is 0",
        1,
        "zero = Value(0.0)",
        back("zero.relu() + x"),
        *grads("zero", "x"),
        needs=("relu",),
    ),
    sums(
        "reuse",
        "A value that is used twice adds up its gradients",
        2,
        back("x * y + x * x"),
        *grads("x", "y"),
    ),
    sums(
        "order",
        "A value waits until everything made of it has spoken",
        2,
        "middle = x * y",
        back("middle * z + (middle + x) * middle"),
        *grads("middle", "x", "y", "z"),
        needs=("slopes",),
    ),
    sums(
        "two-results",
        "Two results that share their inputs add up their gradients",
        1,
        Do(
            "first, second = x * y, x * z + y\nfirst.backward()\nsecond.backward()",
            says="`(x * y).backward()` and `(x * z + y).backward()`",
        ),
        *grads("x", "y", "z"),
        needs=("slopes",),
    ),
    sums(
        "meeting",
        "Branches that meet thirty times take no time",
        1,
        Do("result = x\nfor _ in range(30):\n    result = result + result", says=""),
        Do("result.backward()", says="`backward`, from x doubled thirty times,"),
        *grads("x"),
        cases=(Family({name: Made(clear) for name in NAMES}, {}, 1),),
        needs=("reuse",),
    ),
    Scenario(
        id="network",
        title="The gradients of a small network come out",
        points=2,
        about="Value",
        cases=[NEURONS],
        own=of_network,
        unless=("values", "relu"),
        steps=[
            Do(NETWORK, says=""),
            Do("W1 = [[Value(w) for w in row] for row in first.tolist()]", says=""),
            Do("W2 = [Value(w) for w in second.tolist()]", says=""),
            Do("loss = (network(W1, W2) - 1.0).square()", says="a loss"),
            Do(
                "loss.backward()",
                says="`backward` of the loss ((relu(H) + H) @ second - 1)^2 with "
                "H = X @ first",
            ),
            See(
                "[[w.grad for w in row] for row in W1]",
                ArrayOf("inputs units"),
                says="the gradient of the first weights",
                scale=1.0,
            ),
            See(
                "[w.grad for w in W2]",
                ArrayOf("units"),
                says="the gradient of the second weights",
                scale=1.0,
            ),
        ],
    ),
]
