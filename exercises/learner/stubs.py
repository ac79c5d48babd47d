"""A stub as a notebook: the task, a cell to write in, a cell to check."""

from __future__ import annotations

import json
from typing import Any

from ..model import Exercise

_ADVICE = """Save the notebook, then run the next cell. A check takes what the cells
define: imports, functions, classes and values. Calls, loops and prints stay out, and
so does a cell with the tag `skip`; the tag `keep` takes a cell whole."""


def new_notebook(exercise: Exercise) -> str:
    """Return a notebook (nbformat 4.5) with the statement and the stub."""
    cells = [
        _cell("markdown", f"# {exercise.title}\n\n{exercise.statement}"),
        _cell("code", exercise.stub),
        _cell("markdown", _ADVICE),
        _cell("code", f"!python -m exercises check {exercise.id}"),
    ]
    for number, cell in enumerate(cells):
        cell["id"] = f"{exercise.id}-{number}"
    python = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book = {
        "cells": cells,
        "metadata": {"kernelspec": python, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(book, indent=1, ensure_ascii=False) + "\n"


def _cell(kind: str, text: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "metadata": {}}
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell | {"source": text.strip().splitlines(keepends=True)}
