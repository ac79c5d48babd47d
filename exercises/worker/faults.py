"""exception -> name, message, line of the submission, all capped and harmless."""

from __future__ import annotations

from typing import Any

MAX_MESSAGE = 400


def describe(trouble: BaseException, filename: str) -> dict[str, Any]:
    """Return what the grader may tell about an exception of the learner's code."""
    fault: dict[str, Any] = {
        "type": type(trouble).__name__[:80],
        "message": _message(trouble),
        "line": _line(trouble, filename),
    }
    if isinstance(trouble, SyntaxError) and trouble.filename == filename:
        fault |= {"line": trouble.lineno, "column": trouble.offset}
        fault["message"] = str(trouble.msg)[:MAX_MESSAGE]
    return fault


def _message(trouble: BaseException) -> str:
    """Return str(trouble); a `__str__` of the learner's may itself misbehave."""
    try:
        return str(str(trouble))[:MAX_MESSAGE]
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
