"""Mutants that a tool makes: a source with one change in one place.

The tool is Cosmic Ray (`pip install nnbook[mutation]`): it exchanges operators, shifts
numbers, removes decorators and conditions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple


class Place(NamedTuple):
    """What the tool can do to a source: which operator, at which of its places."""

    operator: str
    occurrence: int


def places(source: str) -> list[Place]:
    """Return everything that the tool can do to a source."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    nodes = list(ast_nodes(get_ast(source)))
    found = []
    for name in operator_names():
        operator_class = get_operator(name)
        if not operator_class.arguments():
            operator = operator_class()
            count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
            found += [Place(name, occurrence) for occurrence in range(count)]
    return found


def changed(source: str, place: Place) -> str | None:
    """Return the changed source; None where only types changed, or it is no Python."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    operator = get_operator(place.operator)()
    text: str | None = mutate_code(source, operator, place.occurrence)
    try:
        same = text is None or _without_types(text) == _without_types(source)
    except SyntaxError:
        return None
    return None if same else text


def mutants(source: str) -> Iterator[str]:
    """Yield every mutant of a source."""
    for place in places(source):
        if text := changed(source, place):
            yield text


def changed_line(source: str, text: str) -> str:
    """Return the first line that differs, as it became."""
    pairs = zip(source.splitlines(), text.splitlines(), strict=False)
    return next((new.strip() for old, new in pairs if old != new), "a line was removed")


def _without_types(source: str) -> str:
    """What a module does: its syntax tree without annotations."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Name("object")
    return ast.dump(tree)
