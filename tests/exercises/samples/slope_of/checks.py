"""What the slope must do: the given function, others, and how often it asks."""

from exercises.checks import Check, Do, Family, Made, Number, Scenario, See, WholeNumber

POINTS = [Family({"x": Made(lambda rng: float(rng.normal()))}, {}, count=3)]
COUNTED = """
def counted(x):
    global count
    count += 1
    return x * x
"""

CHECKS: list[Check] = [
    Scenario(
        id="given",
        title="The slope of the given function is right",
        points=2,
        about="slope_of",
        cases=POINTS,
        steps=[See("slope_of(given.cube, x)", Number, tolerance=1e-9)],
    ),
    Scenario(
        id="twice",
        title="The function is asked twice",
        points=1,
        about="slope_of",
        cases=POINTS,
        needs=("given",),
        steps=[
            Do("count = 0", says=""),
            Do(COUNTED, says=""),
            "slope_of(counted, x)",
            See("count", WholeNumber(), says="the number of calls"),
        ],
    ),
]
