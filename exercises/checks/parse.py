"""text of an expression -> values at points, by a whitelist; nothing is ever evaluated.

The text comes from the learner's process and may be anything. Only numbers, the given
names, `+ - * / **`, a few functions and `Piecewise` mean something; all else is an
error.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

MAX_LENGTH = 8000
MAX_DEPTH = 150
_LETTERS = re.compile(r"[\w+\-*/(). ,<>=&|~]*", re.ASCII)

Values = np.ndarray
_OPERATIONS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "sin": np.sin,
    "cos": np.cos,
    "sech": lambda x: 1 / np.cosh(x),
    "coth": lambda x: 1 / np.tanh(x),
    "Abs": np.abs,
    "sign": np.sign,
    "Heaviside": lambda x, at=0.5: np.heaviside(x, at),
    "Max": lambda *xs: np.max(np.broadcast_arrays(*xs), axis=0),
    "Min": lambda *xs: np.min(np.broadcast_arrays(*xs), axis=0),
}
_COMPARISONS: dict[type | str, Callable[[Any, Any], Any]] = {
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    "Eq": np.equal,
    "Ne": np.not_equal,
}
_JOINED: dict[type, Callable[[Any, Any], Any]] = {
    ast.BitAnd: np.logical_and,
    ast.BitOr: np.logical_or,
}
_WAITING = {"Derivative", "Sum", "Product", "Integral", "Limit", "Subs"}
_CONSTANTS = {"E": np.exp(np.longdouble(1)), "pi": 2 * np.arccos(np.longdouble(0))}


class NotAnExpression(ValueError):
    """The text is no expression in the given names."""


def evaluate(text: str, names: Mapping[str, Values]) -> Values:
    """Return the expression's values where the names have these values."""
    if len(text) > MAX_LENGTH:
        raise NotAnExpression(f"is longer than {MAX_LENGTH} characters")
    if not _LETTERS.fullmatch(text):
        raise NotAnExpression("has characters that no expression of this task needs")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as trouble:
        raise NotAnExpression("cannot be read as an expression") from trouble
    with np.errstate(all="ignore"):
        return np.asarray(_value(tree.body, names, 0), dtype=np.longdouble)


def names_in(text: str) -> set[str]:
    """Return the words of an expression that could be symbols."""
    words = re.findall(r"[A-Za-z_]\w*", text[:MAX_LENGTH], re.ASCII)
    known = {*_FUNCTIONS, *_CONSTANTS, "Piecewise", "Eq", "Ne", "True", "False"}
    return set(words) - known


def _value(node: ast.expr, names: Mapping[str, Values], depth: int) -> Any:
    depth = _deeper(depth)
    match node:
        case ast.Constant(value=int() | float() as number) if number is not True:
            return _number(number)
        case ast.Name(id=name):
            return _named(name, names)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, names, depth)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            values = (_value(side, names, depth) for side in (left, right))
            return _OPERATIONS[type(op)](*values)
        case ast.Call(func=ast.Name(id="Piecewise"), args=args, keywords=[]) if args:
            return _piecewise(args, names, depth)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            if name in _WAITING:
                raise NotAnExpression(f"holds `{name}(...)` as it is; call `.doit()`")
            if name not in _FUNCTIONS:
                raise NotAnExpression(f"uses `{name[:40]}`, which cannot be graded")
            return _applied(name, [_value(arg, names, depth) for arg in args])
    raise NotAnExpression("has a part that no expression of this task needs")


def _piecewise(parts: list[ast.expr], names: Mapping[str, Values], depth: int) -> Any:
    """Piecewise((value, condition), ...): the first whose condition holds, else nan."""
    conditions, values = [], []
    for part in parts:
        if not (isinstance(part, ast.Tuple) and len(part.elts) == 2):
            raise NotAnExpression("gives `Piecewise` the wrong inputs")
        values.append(_value(part.elts[0], names, depth))
        conditions.append(_condition(part.elts[1], names, depth))
    found: Any = np.longdouble("nan")
    for condition, value in zip(conditions[::-1], values[::-1], strict=True):
        found = np.where(condition, value, found)
    return found


def _condition(node: ast.expr, names: Mapping[str, Values], depth: int) -> Any:
    """Where a condition holds: comparisons, and what `&`, `|` and `~` make of them."""
    depth = _deeper(depth)
    match node:
        case ast.Constant(value=bool() as always):
            return np.bool_(always)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compared(type(op), (left, right), names, depth)
        case ast.Call(func=ast.Name(id="Eq" | "Ne" as name), args=[left, right]):
            return _compared(name, (left, right), names, depth)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _JOINED:
            sides = (_condition(side, names, depth) for side in (left, right))
            return _JOINED[type(op)](*sides)
        case ast.UnaryOp(op=ast.Invert(), operand=operand):
            return np.logical_not(_condition(operand, names, depth))
    raise NotAnExpression("has a condition that no expression of this task needs")


def _compared(
    how: type | str,
    sides: tuple[ast.expr, ast.expr],
    names: Mapping[str, Values],
    depth: int,
) -> Any:
    if how not in _COMPARISONS:
        raise NotAnExpression("has a condition that no expression of this task needs")
    return _COMPARISONS[how](*(_value(side, names, depth) for side in sides))


def _deeper(depth: int) -> int:
    if depth > MAX_DEPTH:
        raise NotAnExpression("is nested too deep")
    return depth + 1


def _named(name: str, names: Mapping[str, Values]) -> Any:
    if name in names:
        return names[name]
    if name in _CONSTANTS:
        return _CONSTANTS[name]
    raise NotAnExpression(f"uses `{name[:40]}`, which is not an input")


def _number(number: int | float) -> np.longdouble:
    try:
        return np.longdouble(number)
    except (OverflowError, ValueError) as trouble:
        raise NotAnExpression("has a number that is too large") from trouble


def _applied(name: str, args: list[Any]) -> Any:
    # a second argument of a NumPy function is an array that it writes into
    if isinstance(_FUNCTIONS[name], np.ufunc) and len(args) != 1:
        raise NotAnExpression(f"gives `{name}` the wrong inputs")
    try:
        return _FUNCTIONS[name](*args)
    except (TypeError, ValueError) as trouble:
        raise NotAnExpression(f"gives `{name}` the wrong inputs") from trouble
