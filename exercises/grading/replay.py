"""A mutant's way through a check: to the end, or as far as it goes with a learner."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..checks.base import Bench, Check, quiet
from ..model import Exercise
from ..sandbox import Answer, Call, Crew, Isolation
from .alike import Transcript, same_answer
from .runner import LoadFailed, Runner
from .seeds import generator
from .submission import Submission


@dataclass(frozen=True)
class Replay:
    """What a mutant answered in a check, and whether it passed."""

    transcript: Transcript
    passed: bool


class Parted(BaseException):
    """It has answered otherwise: no check may go on, as one may after an exception."""


@dataclass(frozen=True)
class Player:
    """Puts mutants of an exercise through its checks, with one seed."""

    exercise: Exercise
    reference: Mapping[str, Any]
    seed: int

    def play(
        self,
        text: str,
        check: Check,
        passed: Callable[[str], bool],
        along: Transcript | None = None,
    ) -> Replay | None:
        """Return what a mutant does; None if it has parted from the one `along`.

        `passed` tells of an earlier check whether the mutant passes it.
        """
        runner, ahead = self._runner(text), self._runner(text)
        made: Transcript = []
        waiting: list[Sequence[Call]] = []  # made by `ahead` only, call by call

        def ask(calls: Sequence[Call]) -> list[Answer]:
            if along is None:
                answers = runner.ask(calls)
            else:
                seen = along[len(made)] if len(made) < len(along) else ""
                answers = _follow(seen, calls, ahead)
                waiting.append(calls)
                if any(map(_may_be_overwritten, calls[:-1])):
                    *_, answers = map(runner.ask_aside, waiting)
                    waiting.clear()
            made.append(answers)
            return answers

        rng = generator(self.seed, check.id)
        with quiet():
            try:
                bench = Bench(ask, rng, self.reference, False, passed)
                return Replay(made, check.run(bench).passed)
            except LoadFailed:
                return Replay([], False)
            except Parted:
                return None
            finally:
                runner.close()
                ahead.close()

    def _runner(self, text: str) -> Runner:
        crew = Crew(Isolation.in_process)  # our own code: no isolation needed
        return Runner(crew, self.exercise, Submission(self.exercise.filename, text))


def _follow(
    seen: list[Answer] | str, calls: Sequence[Call], ahead: Runner
) -> list[Answer]:
    """Make call by call what is asked in one request, up to the first other answer.

    Whether a later call overwrites an answer is seen in a whole request alone, which is
    then made as well, after all that came before it.
    """
    if isinstance(seen, str) or len(seen) != len(calls):
        raise Parted
    answers = []
    for call, answer in zip(calls, seen, strict=True):
        (mine,) = ahead.ask_aside([call])
        if not same_answer(replace(mine, overwritten=answer.overwritten), answer):
            raise Parted
        answers.append(mine)
    return answers


def _may_be_overwritten(call: Call) -> bool:
    """Say whether an answer is looked at again at the end of its request."""
    return call.fresh or not (call.step or call.read or call.keep)
