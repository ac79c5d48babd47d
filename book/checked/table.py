"""Tables that are computed: docutils has a long way of saying rows and cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from docutils import nodes

Cell: TypeAlias = str | nodes.Node | Sequence[nodes.Node]


def table(
    head: Sequence[Cell], rows: Iterable[Sequence[Cell]], classes: str = ""
) -> nodes.table:
    """A table with a head; cells are text, a node or several."""
    group = nodes.tgroup(cols=len(head))
    group.extend(nodes.colspec(colwidth=1) for _ in head)
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group, classes=classes.split())


def _row(cells: Sequence[Cell]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", _paragraph(cell)) for cell in cells))


def _paragraph(cell: Cell) -> nodes.Node:
    if isinstance(cell, nodes.Element) and not isinstance(cell, nodes.Inline):
        return cell
    if isinstance(cell, str):
        return nodes.paragraph(cell, cell)
    inline = [cell] if isinstance(cell, nodes.Node) else list(cell)
    return nodes.paragraph("", "", *inline)
