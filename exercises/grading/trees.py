"""text -> syntax tree, unless Python would take long to read the text."""

from __future__ import annotations

import ast
import re

LONGEST = 1000  # parts of a name with dots; Python's time grows with their square
_DOTTED = re.compile(r"(?:\.[\s\\]*+[^\W\d]\w*+[\s\\]*+)++")


def tree_of(text: str) -> ast.Module:
    """Return the tree of a text; ValueError if a name in it has too many parts.

    It raises what `ast.parse` does besides.
    """
    if any(found[0].count(".") > LONGEST for found in _DOTTED.finditer(text)):
        raise ValueError(f"a name has more than {LONGEST} parts")
    return ast.parse(text)
