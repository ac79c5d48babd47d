"""Limits at zero, with what ReLU is close to it."""

from sympy import Dummy, Expr, Integer, Limit

from derivations.notation import relu


def approach(limit: Limit) -> Expr:
    """The limit at zero, worked out with a variable that has the right sign."""
    body, variable, point, side = limit.args
    if point != 0:
        raise ValueError(f"limit: expected a limit at zero, got {limit}")
    right = str(side) == "+"
    near = Dummy(variable.name, positive=right, negative=not right)

    def beside(ramp: Expr) -> Expr:
        """relu(a) close to the point: a where a is positive there, 0 if negative."""
        (a,) = ramp.args
        there = a.subs(variable, 0)
        return a if there.is_positive else Integer(0) if there.is_negative else ramp

    body = body.replace(lambda e: isinstance(e, relu), beside)
    return Limit(body.subs(variable, near), near, 0, str(side)).doit()
