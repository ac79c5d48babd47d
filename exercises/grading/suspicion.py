"""A glance at the text, where no mutant explains the answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .trees import tree_of


def whole_numbers(text: str, solution: str) -> str:
    """Name the line that asks NumPy for whole numbers, if the solution asks for none.

    What is stored in such an array loses its fraction without a word.
    """
    found = next(_asked(text), None)
    if found is None or next(_asked(solution), None) is not None:
        return ""
    line, words = found
    return (
        f"The array on line {line} holds whole numbers (`{words}`): what is stored "
        "there loses its fraction."
    )


def _asked(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with `dtype=int` or `astype(int)`, and these words."""
    try:
        nodes = ast.walk(tree_of(text))
        calls = [node for node in nodes if isinstance(node, ast.Call)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for call in calls:
        for keyword in call.keywords:
            if keyword.arg == "dtype" and (kind := _whole(keyword.value)):
                yield keyword.value.lineno, f"dtype={kind}"
        cast = isinstance(call.func, ast.Attribute) and call.func.attr == "astype"
        if cast and call.args and (kind := _whole(call.args[0])):
            yield call.args[0].lineno, f"astype({kind})"


def _whole(node: ast.expr) -> str:
    """Return the name of a type of whole numbers, "" if it is another type."""
    if isinstance(node, ast.Constant):
        name = node.value if isinstance(node.value, str) else ""
    else:
        name = getattr(node, "attr", getattr(node, "id", ""))
    return name if name.removeprefix("u").rstrip("0123456789_") == "int" else ""
