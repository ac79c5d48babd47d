"""{a : f(y) ≥ f(x) + a (y - x) for all y}: the slopes of lines that stay below f."""

from typing import Any

from sympy import Abs, Basic, Dummy, Expr, Rational, S, Set, Symbol, sympify


class Subgradients(Basic):  # type: ignore[misc]
    """The subdifferential of f at a point, f being linear on either side of it."""

    def __new__(cls, f: Any, variable: Symbol, point: Any) -> "Subgradients":
        """The set for f, an expression in the variable, at a point."""
        return Basic.__new__(  # type: ignore[no-any-return]
            cls, sympify(f), variable, sympify(point)
        )

    def gap(self, slope: Any, step: Any) -> Expr:
        """f(x + h) - f(x) - a h, for a slope a and a step h."""
        f, variable, point = self.args
        return f.subs(variable, point + step) - f.subs(variable, point) - slope * step

    def doit(self, **hints: Any) -> Set:
        """Solve gap ≥ 0 for the slope, once for all h > 0 and once for all h < 0."""
        slope, result = Symbol("a", real=True), S.Reals
        for step in (Dummy("h", positive=True), Dummy("h", negative=True)):
            gap = (self.gap(slope, step) / Abs(step)).expand()
            if gap.has(step):
                raise ValueError(
                    f"f: expected linear on either side, got {self.args[0]}"
                )
            result = result.intersect((gap >= 0).as_set())
        return result

    def admits(self, slope: Any) -> bool:
        """Whether a slope satisfies the inequality at a few steps to either side."""
        steps = (Rational(k, 2) for k in (-4, -2, -1, 1, 2, 4))
        return all(self.gap(slope, step) >= 0 for step in steps)

    def candidates(self, other: Set) -> tuple[Rational, ...]:
        """Slopes at which two sets may differ."""
        return tuple(Rational(k, 4) for k in range(-6, 10))
