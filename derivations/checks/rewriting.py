"""Names replaced by what they stand for, and one equation used inside another."""

from sympy import Expr, Indexed, Limit, Mul, Sum, Wild, cancel, expand_log, together

from derivations.checks.limits import approach
from derivations.definitions import Context
from derivations.matrices import entries
from derivations.notation import Expectation
from derivations.sums import normal


def simplest(expr: Expr, context: Context) -> Expr:
    """The normal form, with every name replaced by what it stands for."""
    expr = entries(expr).replace(lambda e: isinstance(e, Limit), approach)
    expr = context.unfold(expand_log(normal(expr)))
    return normal(expand_log(expr))


def rewrite(expr: Expr, lhs: Expr, rhs: Expr, context: Context) -> Expr:
    """Use lhs = rhs in a normal form, for every value of the free indices in lhs."""
    atom, coefficient = leading(simplest(lhs, context))
    wild = {index: Wild(index.name) for index in context.ranges}
    value = simplest(rhs / coefficient, context).xreplace(wild)
    pattern = atom.xreplace(wild)
    return expr.replace(pattern, value) if pattern != atom else expr.subs(atom, value)


def leading(expr: Expr) -> tuple[Expr, Expr]:
    """The one sum, entry or mean in a product, and the coefficient in front of it."""
    factors = Mul.make_args(expr)
    atoms = [f for f in factors if isinstance(f, Sum | Indexed | Expectation)]
    if len(atoms) != 1:
        raise ValueError(f"lhs: expected a multiple of one sum or entry, got {expr}")
    return atoms[0], expr / atoms[0]


def vanishes(expr: Expr) -> bool:
    """Whether an expression is zero, after bringing it to one fraction if need be."""
    return bool(expr == 0 or cancel(together(expr)) == 0)
