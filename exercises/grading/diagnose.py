"""The likely cause: the mutant that would have answered as the learner's code did.

A mutant is put through the same check with the same seed. If it fails with the same
answers, right and wrong ones, its author's sentence is the learner's sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

from ..checks.base import Check
from ..checks.experiment import Experiment
from ..model import Exercise, Mutant
from .alike import Transcript, alike
from .reference import reference
from .replay import Player, Replay


@dataclass
class Doctor:
    """Knows what the mutants answer, as far as that was needed."""

    player: Player
    _known: dict[tuple[str, str], Replay] = field(default_factory=dict)
    _tried: set[tuple[str, str]] = field(default_factory=set)

    def explains(self, mutant: Mutant, check: Check, seen: Transcript) -> bool:
        """Say whether the mutant answers as was seen.

        The first time it is run no further than it does; most part at once. If asked a
        second time, about another learner, it pays to know all its answers.
        """
        key = mutant.name, check.id
        if key not in self._known and key not in self._tried:
            self._tried.add(key)
            replay = self._play(mutant, check, along=seen)
            if replay is None:
                return False
            self._known[key] = replay
        made = self._whole(mutant, check).transcript
        return len(made) == len(seen) and all(map(alike, made, seen))

    def passes(self, mutant: Mutant, name: str) -> bool:
        """Say whether the mutant passes a check."""
        return self._whole(mutant, self._checks[name]).passed

    def before(self, check: Check) -> list[str]:
        """Return the ids of all checks that a check builds on."""
        needed = (self._checks[name] for name in check.needs)
        return [*check.needs, *(name for c in needed for name in self.before(c))]

    def _whole(self, mutant: Mutant, check: Check) -> Replay:
        """Return what the mutant answers to the end of the check."""
        key = mutant.name, check.id
        if key not in self._known:
            replay = self._play(mutant, check)
            assert replay is not None  # it was not to go along with anybody
            self._known[key] = replay
        return self._known[key]

    def _play(
        self, mutant: Mutant, check: Check, along: Transcript | None = None
    ) -> Replay | None:
        text = mutant.apply(self.player.exercise.solution)
        return self.player.play(text, check, partial(self.passes, mutant), along)

    @cached_property
    def _checks(self) -> dict[str, Check]:
        return {check.id: check for check in self.player.exercise.checks}


@dataclass
class Visit:
    """One learner at the doctor's: what each check was answered, and which failed."""

    doctor: Doctor
    transcripts: Mapping[str, Transcript]
    failed: Sequence[Check]
    _found: dict[tuple[str, str], bool] = field(default_factory=dict)

    def cause(self, check: Check) -> Mutant | None:
        """Return the mutant that explains this check, and most of the others too."""
        exercise, passes = self.doctor.player.exercise, self.doctor.passes
        passed, failed = self._passed(check), self._failed(check)
        found = [
            mutant
            for mutant in exercise.mutants
            if all(passes(mutant, name) for name in passed)
            and all(self._explains(mutant, other) for other in failed)
            and not passes(mutant, check.id)
        ]
        if len(found) < 2:
            return found[0] if found else None
        others = [c for c in exercise.checks if c.id in self.transcripts]
        return max(found, key=lambda m: sum(self._explains(m, c) for c in others))

    def _passed(self, check: Check) -> list[str]:
        """Return the ids of checks that a mutant has to pass, as the learner did.

        An experiment takes seconds. It is run for no mutant that fails what it builds
        on, or what the learner has passed with the same function.
        """
        if not isinstance(check, Experiment):
            return []
        same = [c.id for c in self._same(check) if c not in self.failed]
        return [*self.doctor.before(check), *same]

    def _failed(self, check: Check) -> list[Check]:
        """Return the checks that a mutant has to explain, what is quick first.

        A visible example is weak evidence, so there all that failed with the same
        function has to be explained; for an experiment, too, before it is run.
        """
        same = [c for c in self._same(check) if c in self.failed]
        if isinstance(check, Experiment):
            return [*same, check]
        return [check, *same] if getattr(check, "visible", False) else [check]

    def _same(self, check: Check) -> list[Check]:
        """Return the other checks of the same function, without experiments."""
        return [
            other
            for other in self.doctor.player.exercise.checks
            if other.id in self.transcripts
            and other is not check
            and _about(other) == _about(check)
            and not isinstance(other, Experiment)
        ]

    def _explains(self, mutant: Mutant, check: Check) -> bool:
        key = mutant.name, check.id
        if key not in self._found:
            seen = self.transcripts[check.id]
            self._found[key] = self.doctor.explains(mutant, check, seen)
        return self._found[key]


@lru_cache(maxsize=128)
def doctor_of(exercise: Exercise, seed: int) -> Doctor:
    """Return the doctor who, after some patients, knows what each mutant answers."""
    return Doctor(Player(exercise, reference(exercise), seed))


def _about(check: Check) -> str:
    """Return the function that a check is about."""
    return getattr(check, "call", getattr(check, "backward", check.id))
