"""What the figure must show: two lines, points, and the words that explain them."""

from exercises.checks import Array, Check, Drawing, Family, Scenario, See

CASES = [Family({"x": Array("points")}, {"points": (4, 8)}, count=2)]


def shows(returns: Drawing) -> list[See]:
    """Return the step that draws and reads."""
    return [See("describe(draw_squares(x))", returns, says="the figure")]


CHECKS: list[Check] = [
    Scenario(
        id="lines",
        title="Both lines are there",
        points=2,
        about="draw_squares",
        cases=CASES,
        steps=shows(Drawing(words=())),
    ),
    Scenario(
        id="points",
        title="The points are there",
        points=1,
        about="draw_squares",
        cases=CASES,
        steps=shows(Drawing(data=("points",), words=())),
        needs=("lines",),
    ),
    Scenario(
        id="words",
        title="Axes and lines are named",
        points=2,
        about="draw_squares",
        cases=CASES,
        steps=shows(Drawing(data=(), legend=("minus",))),
    ),
]
