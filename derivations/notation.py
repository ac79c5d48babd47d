"""The few signs that SymPy lacks and the text needs.

Each is an inert SymPy expression: it can be rendered, compared and substituted, and it
is worked out only when a check asks for it.
"""

from typing import Any

from sympy import Expr, Function, Indexed, Integer, sympify


class Partial(Expr):  # type: ignore[misc]
    """∂f/∂x, not yet worked out: Partial(f, x)."""

    def __new__(cls, of: Any, by: Any) -> "Partial":
        """∂f/∂x with f and x turned into SymPy objects."""
        return Expr.__new__(cls, sympify(of), sympify(by))  # type: ignore[no-any-return]

    @property
    def of(self) -> Expr:
        """The expression that is differentiated."""
        return self.args[0]

    @property
    def by(self) -> Expr:
        """The symbol or indexed entry with respect to which."""
        return self.args[1]


class Expectation(Expr):  # type: ignore[misc]
    """E[f], in which every entry of an indexed base counts as random."""

    def __new__(cls, of: Any) -> "Expectation":
        """E[f] with f turned into a SymPy object."""
        return Expr.__new__(cls, sympify(of))  # type: ignore[no-any-return]

    @property
    def of(self) -> Expr:
        """The expression whose mean is taken."""
        return self.args[0]


class Indicator(Function):  # type: ignore[misc]
    """1{condition}: one where the condition holds, zero elsewhere."""

    nargs = 1

    @classmethod
    def eval(cls, condition: Any) -> Expr | None:
        """Decide at once when SymPy knows the condition to be true or false."""
        if condition == True:  # noqa: E712 - a SymPy truth value
            return Integer(1)
        if condition == False:  # noqa: E712
            return Integer(0)
        return None


class relu(Function):  # type: ignore[misc]
    """max(0, z), whose derivative is 1{z > 0}: proved off 0, convention at 0."""

    nargs = 1
    is_real = True

    @classmethod
    def eval(cls, z: Any) -> Expr | None:
        """Decide at once when SymPy knows the sign; of entries nothing is known."""
        if z.has(Indexed):
            return None
        if z.is_positive:
            return z
        if z.is_nonpositive:
            return Integer(0)
        return None

    def fdiff(self, argindex: int = 1) -> Expr:
        """1{z > 0}."""
        return Indicator(self.args[0] > 0)
