"""Equations in lines that fit, and formulas as blocks of their own."""

from collections.abc import Iterable
from typing import Any

from derivations.latex.printer import latex
from derivations.latex.width import LINE, breadth


def one_line(lhs: Any, rhs: Any) -> str:
    """lhs = rhs, however long."""
    return f"{latex(lhs)} = {latex(rhs)}"


def equation(lhs: Any, rhs: Any, conditions: Iterable[Any] = ()) -> str:
    """lhs = rhs and the conditions under which it is claimed, in lines that fit."""
    given = r", \; ".join(latex(condition) for condition in conditions)
    condition = [rf"\text{{if }} {given}"] if given else []
    whole = one_line(lhs, rhs)
    if breadth(r" \qquad ".join([whole, *condition])) <= LINE:
        return r" \qquad ".join([whole, *condition])
    rows = [whole] if breadth(whole) <= LINE else [latex(lhs), rf"\quad = {latex(rhs)}"]
    return aligned([f"& {row}" for row in [*rows, *condition]])


def aligned(rows: Iterable[str]) -> str:
    """Several lines, aligned at their first sign of equality or at their mark."""
    marked = (row if "&" in row else row.replace(" = ", " &= ", 1) for row in rows)
    return "\\begin{aligned}\n" + " \\\\\n".join(marked) + "\n\\end{aligned}"


def displayed(formula: str) -> str:
    """A formula as a displayed block of MyST."""
    return f"$$\n{formula}\n$$"
