"""What the engine says when the code could not answer at all."""

from __future__ import annotations

from ..checks.base import explained
from ..model import Exercise
from ..sandbox import Ended, Garbled, Limits, TimedOut, Trouble
from ..sandbox.session import Fault

RELOAD = "The file ran once, but not a second time: does it depend on chance?"
LONGEST = 100  # characters of a line that is shown
UNJUDGED = "The answer could not be judged; that is a fault of the grader, not yours."
_SLOW = {
    "numpy": "one over single numbers that NumPy could do at once",
    "sympy": "a `simplify`, which takes long and is not asked for",
}


def of_trouble(
    trouble: Trouble, limits: Limits, packages: tuple[str, ...]
) -> tuple[str, str]:
    """Return the stage and a sentence for a worker that had to be given up."""
    if isinstance(trouble, TimedOut):
        slow = _SLOW["sympy" if "sympy" in packages else "numpy"]
        return "time", (
            f"Stopped after {limits.call_seconds:g} s. Is there a loop that never "
            f"ends, or {slow}?"
        )
    if isinstance(trouble, Ended):
        return "ended", _of_end(trouble.status)
    if isinstance(trouble, Garbled):
        return "ended", "What came back was not an answer that can be read."
    return "ended", "The code could not be run to its end."


def of_fault(fault: Fault, text: str) -> str:
    """Return a sentence for a file with this text, whose top level failed."""
    if fault.type in ("SyntaxError", "IndentationError", "TabError"):
        shown = _line(text, fault.line)
        return (
            f"Python cannot read the file: {fault.message}.{shown}This costs nothing."
        )
    text = explained(fault, "The file")
    if text.startswith("The file ends"):
        return "The file ends the program (SystemExit) before anything can be checked."
    known = text.startswith("The file") or fault.type == "ModuleNotFoundError"
    return text if known else f"The file stops with {text}"


def _line(text: str, number: int | None) -> str:
    """Return a line of the file, between line breaks; a space if there is none."""
    line = "".join(text.split("\n")[number - 1 : number]) if number else ""
    shown = "".join(c if c.isprintable() else " " for c in line).strip()
    return f"\n    {shown[:LONGEST]}\n" if shown else " "


def not_started(exercise: Exercise) -> str:
    """Return what an untouched stub is told."""
    return (
        f"Not started: {exercise.filename} is still the stub. Write in it, save, check."
    )


def _of_end(status: int | None) -> str:
    if status == -11:
        return (
            "The code crashed the Python interpreter (segmentation fault), "
            "as endless recursion can."
        )
    if status in (-9, -24):
        return "The system killed the code for the memory or time that it used."
    if status is not None and status < 0:
        return f"The code's process was killed (signal {-status})."
    return (
        "The code ended its Python process. A function hands back its answer "
        "with `return`."
    )
