"""Rows of numbers as text: columns flush right, under their names."""

from typing import Any

import numpy.typing as npt

#: How a column is written; losses and scores, which are not listed, as DEFAULT.
FORMATS = {"epoch": "d", "lr": ".3g", "seconds": ".2f"}
DEFAULT = ".4f"


def as_rows(columns: dict[str, npt.NDArray[Any]]) -> list[dict[str, float]]:
    """Return a row for each entry of the columns, without those that have none."""
    kept = {name: column for name, column in columns.items() if len(column)}
    rows = zip(*(column.tolist() for column in kept.values()), strict=True)
    return [dict(zip(kept, row, strict=True)) for row in rows]


def aligned(rows: list[dict[str, float]]) -> str:
    """Return the names of the columns, and a line for each row; "" for no rows."""
    if not rows:
        return ""
    lines = [list(rows[0])]
    lines += [[f"{x:{FORMATS.get(k, DEFAULT)}}" for k, x in r.items()] for r in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )
