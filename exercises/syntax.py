"""What a program says, apart from comments and layout: one text in every Python."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable


def digest(sources: Iterable[str]) -> str:
    """Return a hash of what these sources say, 16 hexadecimal digits."""
    trees = "".join(_plain(ast.parse(source)) for source in sources)
    return hashlib.sha256(trees.encode()).hexdigest()[:16]


def _plain(part: object) -> str:
    """Return a tree as text; what is empty is left out, for newer Pythons have more."""
    if isinstance(part, ast.AST):
        fields = [
            f"{name}={_plain(value)}"
            for name, value in ast.iter_fields(part)
            if value is not None and value != []
        ]
        return f"{type(part).__name__}({', '.join(fields)})"
    if isinstance(part, list):
        return f"[{', '.join(map(_plain, part))}]"
    return repr(part)
