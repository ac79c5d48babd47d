"""The likely cause: the mutant that would have answered as the learner's code did.

A mutant is put through the same check with the same seed. If it fails with the same
answers, right and wrong ones, its author's sentence is the learner's sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

import numpy as np

from ..checks.base import Bench, Check, quiet
from ..checks.expressions import alike as same_expression
from ..model import Exercise, Mutant
from ..sandbox import Answer, Crew, Isolation
from ..sandbox.values import Expression
from .reference import reference
from .runner import LoadFailed, Runner
from .seeds import generator
from .submission import Submission

Transcript = list[list[Answer] | str]


@dataclass(frozen=True)
class Seen:
    """What a mutant answered in a check, and whether it passed."""

    transcript: Transcript
    passed: bool


@dataclass
class Doctor:
    """Compares the learner's transcripts with those of the mutants, made on demand."""

    exercise: Exercise
    reference: Mapping[str, Any]
    seed: int
    _made: dict[tuple[str, str], Seen] = field(default_factory=dict)

    def cause(
        self,
        check: Check,
        transcripts: Mapping[str, Transcript],
        failed: Sequence[Check],
    ) -> Mutant | None:
        """Return the mutant that explains this check, and most of the others too.

        A visible example is weak evidence: there, a mutant also has to explain every
        other failed check of the same function.
        """
        must = [check]
        if getattr(check, "visible", False):
            must += [other for other in failed if _about(other) == _about(check)]
        found = [
            mutant
            for mutant in self.exercise.mutants
            if all(self._explains(mutant, c, transcripts[c.id]) for c in must)
            and not self._seen(mutant, check).passed
        ]
        if len(found) < 2:
            return found[0] if found else None
        others = [c for c in self.exercise.checks if c.id in transcripts]
        return max(
            found,
            key=lambda m: sum(self._explains(m, c, transcripts[c.id]) for c in others),
        )

    def _explains(self, mutant: Mutant, check: Check, seen: Transcript) -> bool:
        made = self._seen(mutant, check).transcript
        return len(made) == len(seen) and all(map(_alike, made, seen))

    def _seen(self, mutant: Mutant, check: Check) -> Seen:
        key = mutant.name, check.id
        if key not in self._made:
            self._made[key] = self._run(mutant, check)
        return self._made[key]

    def _passed(self, mutant: Mutant, name: str) -> bool:
        (check,) = (check for check in self.exercise.checks if check.id == name)
        return self._seen(mutant, check).passed

    def _run(self, mutant: Mutant, check: Check) -> Seen:
        text = mutant.apply(self.exercise.solution)
        crew = Crew(Isolation.in_process)  # our own code: no isolation needed
        runner = Runner(crew, self.exercise, Submission(self.exercise.filename, text))
        rng = generator(self.seed, check.id)
        with quiet():
            try:
                before = partial(self._passed, mutant)
                bench = Bench(runner.ask, rng, self.reference, False, before)
                passed = check.run(bench).passed
            except LoadFailed:
                return Seen([], False)
            finally:
                runner.close()
        return Seen(runner.transcript, passed)


@lru_cache(maxsize=128)
def doctor_of(exercise: Exercise, seed: int) -> Doctor:
    """Return the doctor who, after one patient, knows what each mutant answers."""
    return Doctor(exercise, reference(exercise), seed)


def _about(check: Check) -> str:
    """Return the function that a check is about."""
    return getattr(check, "call", getattr(check, "backward", check.id))


def _alike(a: list[Answer] | str, b: list[Answer] | str) -> bool:
    if isinstance(a, str) or isinstance(b, str):
        return a == b
    return len(a) == len(b) and all(map(_same_answer, a, b))


def _same_answer(a: Answer, b: Answer) -> bool:
    if a.fault or b.fault:
        return bool(a.fault and b.fault) and a.fault.type == b.fault.type  # type: ignore[union-attr]
    same = (a.missing, a.changed, a.overwritten) == (
        b.missing,
        b.changed,
        b.overwritten,
    )
    return same and _same_value(a.value, b.value)


def _same_value(a: Any, b: Any) -> bool:
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(_same_value, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_same_value(a[k], b[k]) for k in a)
    if isinstance(a, Expression) and isinstance(b, Expression):
        return same_expression(a.text, b.text)
    if not (_numeric(a) and _numeric(b)):
        return type(a) is type(b) and bool(a == b)
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape or (a.dtype.kind, a.dtype.itemsize) != (
        b.dtype.kind,
        b.dtype.itemsize,
    ):
        return False
    loose = 1e-3 if a.dtype.itemsize <= 4 else 1e-7
    return np.allclose(a, b, rtol=loose, atol=loose * 1e-3, equal_nan=True)


def _numeric(value: Any) -> bool:
    return isinstance(value, (np.ndarray, np.generic, int, float))
