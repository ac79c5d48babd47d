"""A check asks the learner's code questions and judges the plain answers."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from ..sandbox.session import Answer, Call, Fault
from .advice import look_alike, not_called, on_fault

Ask = Callable[[Sequence[Call]], list[Answer]]


@dataclass(frozen=True)
class Finding:
    """What is wrong, at which stage: type, shape, dtype, values, error, missing."""

    stage: str
    text: str
    line: int | None = None


@dataclass(frozen=True)
class Outcome:
    """The verdict of one check; `retry` tells whether a smaller case still fails."""

    finding: Finding | None = None
    example: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""
        return self.finding is None


@dataclass
class Bench:
    """What a check works with: the learner's code, a generator, the reference."""

    ask: Ask
    rng: np.random.Generator
    reference: Mapping[str, Any] = field(default_factory=dict)
    shrink: bool = True
    passed: Callable[[str], bool] = lambda check: False  # one before this one, by id

    def settled(self, checks: tuple[str, ...]) -> bool:
        """Say whether these checks have passed, if there are any.

        What they looked at is right, then, and no other measure than the reference: a
        function may know when it is looked at, and be another one at other times.
        """
        return bool(checks) and all(map(self.passed, checks))


class Check(Protocol):
    """One check: an id, what it promises in words, its points, what it builds on."""

    @property
    def id(self) -> str:
        """A short permanent name."""

    @property
    def title(self) -> str:
        """What is right when the check passes, as a sentence."""

    @property
    def points(self) -> int:
        """What it is worth."""

    @property
    def needs(self) -> tuple[str, ...]:
        """The ids of checks without which this one cannot be judged."""

    @property
    def shrinks(self) -> bool:
        """Whether a failed run is worth another one, in search of a smaller case."""

    def run(self, bench: Bench) -> Outcome:
        """Judge the code behind `bench.ask`."""


@contextmanager
def quiet() -> Iterator[None]:
    """Judge odd numbers without a word: what overflows is in a check's sentence."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def judged(answer: Answer, call: Call) -> Finding | None:
    """Return what is wrong with an answer that is no value."""
    if answer.missing:
        names = " and ".join(f"`{name}`" for name in answer.defined[:4])
        defines = f"your file defines {names}" if names else "your file defines none"
        kind = "class" if call.of[:1].isupper() else "function"
        kind = "name" if call.of.isupper() else kind
        text = f"There is no {kind} `{call.of}`; {defines}."
        return Finding("missing", text + look_alike(call.of, answer.defined))
    if answer.fault is None:
        return None
    fault = answer.fault
    text = not_called(fault, call.of) or explained(fault, f"`{call.of}`")
    return Finding("error", text, fault.line)


def explained(fault: Fault, who: str) -> str:
    """Say in a sentence what stopped a function, or the file itself."""
    kind = "SystemExit" if fault.message in _EXITS else fault.type
    sentence = _FAULTS.get(kind, "{type}: {message}")
    text = sentence.format(type=fault.type, message=fault.message, who=who)
    return text.strip().removesuffix(":") + on_fault(fault)


# `exit` and `quit` are there for people at a prompt only.
_EXITS = [f"name {name!r} is not defined" for name in ("exit", "quit")]
_FAULTS = {
    "NotImplementedError": "{who} is not written yet.",
    "EOFError": "{who} waits for `input()`, and nobody is there to type. A function "
    "gets its inputs as arguments.",
    "BdbQuit": "{who} stops at a `breakpoint()`, and nobody is there to go on. Take it "
    "out before the check.",
    "SystemExit": "{who} ends the program (SystemExit). A function hands back its "
    "answer with `return`.",
    "MemoryError": "{who} asks for more memory than this task allows.",
    "RecursionError": "{who} calls itself without end (RecursionError).",
    "ModuleNotFoundError": "{message}.",
}
