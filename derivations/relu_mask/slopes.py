"""The slope of ReLU: away from zero, at zero, and the one that the book takes."""

from sympy import Interval, Limit

from derivations.checks import Cases, EveryNumber, SetEquality
from derivations.notation import Indicator, Partial, relu
from derivations.relu_mask.symbols import h, z
from derivations.step import Step
from derivations.subgradients import Subgradients

DERIVATIVE = Step(
    "derivative",
    Partial(relu(z), z),
    Indicator(z > 0),
    "Away from zero the slope of ReLU is one on the right and zero on the left.",
    Cases(of=z),
)
SUBGRADIENTS = Step(
    "subdifferential",
    Subgradients(relu(z), z, 0),
    Interval(0, 1),
    "At zero, the lines that touch ReLU and stay below it are those with a slope from "
    "zero to one.",
    SetEquality(),
)
CONVENTION = Step(
    "convention",
    Limit((relu(z) - relu(z - h)) / h, h, 0),
    Indicator(z > 0),
    "The slope from the left is the mask for every number. At zero, where there is no "
    "derivative, the book takes this slope: zero.",
    EveryNumber(of=z),
)
