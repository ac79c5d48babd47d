"""How much of one student's work is read: each file has a limit, and all have one.

What would exceed it is not read, smaller files still are. All exercises together take
some 100 KB of code: no honest work comes near.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ..grading.submission import Unreadable

MB = 1 << 20
#: Bytes of scripts and of notebooks, characters of their code: of those that are the
#: answer to an exercise or may be, and of those that are looked into for names.
LIMITS = {"scripts": 16, "notebooks": 512, "code": 4, "looked into": 2}
_WHOLE = {
    "scripts": "scripts of more than {} MB in all",
    "notebooks": "notebooks of more than {} MB in all",
    "code": "notebooks with more than {} MB of code in all",
    "looked into": "notebooks of other names with more than {} MB of code in all",
}


class Allowance:
    """What is left to read of one student's; the first refusal of a kind is a flag."""

    def __init__(self, flags: list[str]) -> None:
        self._flags = flags
        self._left = {kind: most * MB for kind, most in LIMITS.items()}

    def spend(self, kind: str, name: str, amount: int) -> None:
        """Take the amount off; Unreadable if it is more than there is."""
        if amount <= self._left[kind]:
            self._left[kind] -= amount
            return
        whole = _WHOLE[kind].format(LIMITS[kind])
        flag = f"{whole}: not all were read"
        if flag not in self._flags:
            self._flags.append(flag)
        raise Unreadable(f"{name} was not read: it was handed in with {whole}.")

    def meter(self, kind: str, name: str) -> Callable[[int], None]:
        """Return what takes amounts of a kind off, as they become known."""
        return partial(self.spend, kind, name)
