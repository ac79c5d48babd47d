"""exception -> name, message, line of the submission, all capped and harmless."""

from __future__ import annotations

from typing import Any

from .plain import exact, name_of

MAX_MESSAGE = 400
_UNREAD = (SyntaxError, IndentationError, TabError)


def describe(trouble: BaseException, filename: str) -> dict[str, Any]:
    """Return what the grader may tell about an exception of the learner's code."""
    fault: dict[str, Any] = {
        "type": name_of(trouble),
        "message": _message(trouble),
        "line": _line(trouble, filename),
    }
    # a subclass, raised by the submission, would have a say in this
    if type(trouble) in _UNREAD and trouble.filename == filename:  # type: ignore[attr-defined]
        where = {"line": trouble.lineno, "column": trouble.offset}  # type: ignore[attr-defined]
        fault |= {key: n if type(n) is int else None for key, n in where.items()}
        fault["message"] = _message(trouble.msg)  # type: ignore[attr-defined]
    return fault


def _message(trouble: object) -> str:
    """Return str(trouble); a `__str__` of the learner's may itself misbehave."""
    try:
        return exact(str(trouble), MAX_MESSAGE)
    except BaseException:
        return ""


def _line(trouble: BaseException, filename: str) -> int | None:
    """Return the last line of the submission that the traceback passed through."""
    line, step = None, trouble.__traceback__
    for _ in range(5000):
        if step is None:
            break
        if step.tb_frame.f_code.co_filename == filename:
            line = step.tb_lineno
        step = step.tb_next
    return line
