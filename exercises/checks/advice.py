"""What usually lies behind an error or a name, for those who see it the first time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ..sandbox.session import Fault

WHOLE = (
    " An array of whole numbers has no room for fractions: is there a `dtype=int`, or "
    "an array made from integers such as `[0, 1]`?"
)
_CALLED = (
    " Brackets behind a name call it: is a `*` missing, or did a function's name "
    "become the name of something else?"
)
_CAST = re.compile(r"Cannot cast .* to dtype\('u?int")
_UNCALLABLE = re.compile(r"'([\w.]+)' object is not callable$")


def on_fault(fault: Fault) -> str:
    """Return a sentence on an error that NumPy or Python words for experts."""
    if _CAST.search(fault.message):
        return "." + WHOLE
    return "." + _CALLED if _uncallable(fault) else ""


def not_called(fault: Fault, name: str) -> str:
    """Say what stands in a function's place, if it was the call itself that failed."""
    if fault.line is not None or not (kind := _uncallable(fault)):
        return ""
    article = "an" if kind.startswith(("nd", *"aeio")) else "a"
    return (
        f"`{name}` is not callable, for it is {article} {kind}. Is the name given to "
        "something else further down?"
    )


def look_alike(name: str, defined: Sequence[str]) -> str:
    """Name a letter of another script in what looks like the name asked for."""
    for other in defined:
        pairs = list(zip(name, other, strict=False))
        odd = [letter for mine, letter in pairs if mine != letter]
        if odd and len(other) == len(name) and not any(c.isascii() for c in odd):
            letter = unicodedata.name(odd[0], "a letter of another script")
            place = [mine == c for mine, c in pairs].index(False) + 1
            return (
                f" They look alike, but letter {place} of yours is {letter}. "
                "Type the name anew."
            )
    return ""


def _uncallable(fault: Fault) -> str:
    """Return the type of what was called and is no function, "" if that is not it."""
    found = _UNCALLABLE.search(fault.message)
    kind = found[1].rpartition(".")[2] if found else ""
    return kind if fault.type == "TypeError" else ""
