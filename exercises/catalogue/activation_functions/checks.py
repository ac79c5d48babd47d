"""What three activations and their slopes must do, for small and for huge inputs."""

from dataclasses import replace

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Do,
    Family,
    Own,
    SameValues,
    Scenario,
    See,
    SlopeOf,
    fixed,
    normal,
)
from exercises.checks.base import Bench
from exercises.checks.differences import both_sides
from exercises.checks.own import OwnAnswers, asked, numbers
from exercises.sandbox.session import Call

SHAPE = ArrayOf("rows units")
SIZES = {"rows": (1, 4), "units": (1, 5)}
NAMES = ("sigmoid", "tanh", "relu")
SLOPES = tuple(f"{name}_slope" for name in NAMES)
ALL = (*NAMES, *SLOPES)
PROBE = Family(
    {"Z": Array("rows units", both_sides)}, {"rows": (2, 4), "units": (3, 5)}
)
FAR_ON = fixed(
    {"Z": "rows units"}, Z=np.array([[100.0, 7.0, -100.0], [-7.0, 40.0, 1e4]])
)
FAR_BELOW = np.array([[-100.0, -90.0]])  # the sigmoid is 1e-39 at most
#: What overflows stops, however the warning is silenced: `seterr`, `errstate` and its
#: decorator all make their wishes known in one place.
LOUD = """
scope = np.errstate.__enter__.__globals__
usual = scope["_make_extobj"]
scope["_make_extobj"] = lambda **wishes: usual(**(wishes | {{"over": "raise"}}))
try:
    A = {}(Z)
finally:
    scope["_make_extobj"] = usual
"""
HUGE = np.array([[-1000.0, -40.0, 0.5, 40.0, 1000.0], [-2000.0] * 5])


def off_the_corner(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers of both signs that keep away from 0, the corner of ReLU."""
    signs = rng.integers(0, 2, shape) * 2 - 1
    return np.asarray(rng.uniform(0.1, 2.5, shape) * signs)


def inputs(dtype: str = "float64") -> Family:
    """Return drawn inputs."""
    return Family({"Z": Array("rows units", normal(2.0), dtype)}, SIZES)


def one(Z: np.ndarray) -> float:
    """Return the size of what rounds: the activations lie between -1 and 1."""
    return 1.0


def of_own(name: str) -> SlopeOf:
    """Return what the slope is for the learner's own function."""
    return SlopeOf(name, f"{name}_slope", PROBE, False, corner=name == "relu")


def huge_slopes(name: str) -> OwnAnswers:
    """Return what the slope for large inputs is for the learner's own function."""
    slope = of_own(name.removesuffix("_slope"))
    return lambda case, bench: [
        replace(own, value=[own.value]) for own in slope(case, bench)
    ]


def in_float64(case: Case, bench: Bench) -> list[Own]:
    """Return what the learner's own functions give for the same input in float64.

    A function with one slope everywhere is no beginning of an answer.
    """
    if not all(of_own(name).telling(bench) for name in NAMES):
        return []
    Z = case.inputs["Z"].astype(float)
    values = asked(bench, [Call(name, (Z,)) for name in ALL])
    return [] if values is None or numbers(values, Z.shape) is None else [Own(values)]


def size(Z: np.ndarray) -> float | None:
    """Return the size of what rounds where every number has to be next to nothing."""
    return 1e-20 if np.array_equal(Z, FAR_BELOW) else None


def values(name: str, title: str, *more: Case) -> SameValues:
    """Return the check of a function."""
    return SameValues(
        id=name,
        title=title,
        points=1,
        call=name,
        cases=[inputs(), *more],
        returns=SHAPE,
        scale=one,
    )


def slope(name: str) -> SameValues:
    """Return the check of a slope."""
    return SameValues(
        id=f"{name}-slope",
        title=f"{name}_slope is the derivative of {name}",
        points=2,
        call=f"{name}_slope",
        cases=[Family({"Z": Array("rows units", off_the_corner)}, SIZES)],
        returns=SHAPE,
        scale=one,
        own=of_own(name),
        unless=(name,),
    )


def huge(name: str) -> Scenario:
    """Return the check of large inputs; what overflows stops."""
    return Scenario(
        id=f"{name}-huge",
        title=f"{name} is right for large inputs, and nothing overflows",
        points=1,
        about=name,
        cases=[
            fixed({"Z": "rows units"}, Z=Z.astype(dtype))
            for Z in ((HUGE, FAR_BELOW) if name == "sigmoid" else (HUGE,))
            for dtype in ("float64", "float32")
        ],
        needs=(name.replace("_", "-"),),
        own=huge_slopes(name) if name in SLOPES else None,
        unless=(name.removesuffix("_slope"),),
        steps=[
            Do("before = np.seterr(over='raise')", says=""),
            Do(LOUD.format(name), says=f"`{name}(Z)`"),
            See("A", SHAPE, says="the result", scale=size),
        ],
        shrinks=False,
    )


CHECKS: list[Check] = [
    values("sigmoid", "sigmoid lies between 0 and 1"),
    values("tanh", "tanh lies between -1 and 1"),
    values("relu", "relu keeps what is positive and zeroes the rest", FAR_ON),
    slope("sigmoid"),
    slope("tanh"),
    slope("relu"),
    SameValues(
        id="corner",
        title="At exactly 0 the slope of ReLU is 0",
        points=1,
        call="relu_slope",
        cases=[fixed({"Z": "rows units"}, Z=np.array([[0.0, 1.0], [-1.0, 0.0]]))],
        returns=SHAPE,
        own=of_own("relu"),
        unless=("relu",),
        needs=("relu-slope",),
    ),
    huge("sigmoid"),
    huge("tanh"),
    huge("sigmoid_slope"),
    huge("tanh_slope"),
    Scenario(
        id="precision",
        title="float32 in, float32 out, and Z stays as it was",
        points=1,
        about="all six",
        cases=[inputs("float32")],
        needs=tuple(name.replace("_", "-") for name in SLOPES),
        own=in_float64,
        unless=NAMES,
        untouched=("Z",),
        steps=[See(f"{name}(Z)", SHAPE, strict=True, scale=one) for name in ALL],
    ),
]
