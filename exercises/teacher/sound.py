"""Whether what a file holds is a record of a run, with fields of their kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

MOST = 10**6  # points, or the number of a line


def sound(record: object) -> bool:
    """Say whether a record, and each of its checks, holds what others read in it."""
    return (
        _fits(record, _RECORD)
        and all(isinstance(flag, str) for flag in record["flags"])  # type: ignore[index]
        and all(_fits(check, _CHECK) for check in record["checks"])  # type: ignore[index]
    )


def _fits(fields: object, kinds: Mapping[str, Callable[[Any], bool]]) -> bool:
    if not isinstance(fields, dict):
        return False
    return all(name in fields and kind(fields[name]) for name, kind in kinds.items())


def _a(kind: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, kind)


def _number(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST


def _line(value: Any) -> bool:
    return value is None or _number(value)


_TEXTS = dict.fromkeys(("state", "isolation", "note", "printed"), _a(str))
_RECORD = _TEXTS | {
    "student": _a(str),
    "exercise": _a(str),
    "score": _number,
    "points": _number,
    "line": _line,
    "flags": _a(list),
    "checks": _a(list),
    "receipt": _a(dict),
}
_CHECK = {
    **dict.fromkeys(("id", "title", "state", "stage", "finding"), _a(str)),
    **dict.fromkeys(("example", "cause", "mutant"), _a(str)),
    "points": _number,
    "earned": _number,
    "line": _line,
}
