"""A worker takes a tenth of a second to load NumPy; the grader too. Do both at once.

Before the command line is even parsed, `check` starts the worker that it will most
likely need. A wrong guess costs nothing but that start.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from ..sandbox.crew import Crew
from ..sandbox.level import Isolation
from ..worker.warm import load_pyplot, to_stay

_crews: dict[Isolation, Crew] = {}


def begin(argv: Sequence[str]) -> None:
    """Start a worker if this looks like a check."""
    if not argv or argv[0] != "check" or "--help" in argv:
        return
    crew = crew_for(_isolation(argv))
    packages = _packages(argv)
    with suppress(OSError):  # reported when the worker is really needed
        crew.prepare(packages)
    if "matplotlib" in packages:  # slow to load: here and in the worker at once
        with to_stay():
            load_pyplot()


def crew_for(isolation: Isolation) -> Crew:
    """Return the crew of this isolation, the one started early if it is there."""
    return _crews.setdefault(isolation, Crew(isolation))


def end() -> None:
    """Kill what was started."""
    for crew in _crews.values():
        crew.close()


def _isolation(argv: Sequence[str]) -> Isolation:
    for word, following in zip(argv, [*argv[1:], ""], strict=True):
        name = following if word == "--isolation" else word.removeprefix("--isolation=")
        if name in Isolation.__members__.values():
            return Isolation(name)
    return Isolation.auto


def _packages(argv: Sequence[str]) -> tuple[str, ...]:
    from ..loading import get

    for word in argv[1:]:
        if not word.startswith("-"):
            try:
                return get(word).packages
            except ValueError:
                continue
    return ("numpy",)
