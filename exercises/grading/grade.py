"""grade(exercise, submission) -> result. The one way to points, for everyone."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..checks.base import Bench, Check, Finding, Outcome, quiet
from ..model import Exercise, Mutant
from ..sandbox import Answer, Call, Crew, Level, TimedOut, Trouble
from . import words
from .alike import Transcript
from .diagnose import Visit, doctor_of
from .printed import with_warnings
from .reference import reference
from .result import CheckResult, Result, fault_flag, skipped, unchecked
from .runner import LoadFailed, Runner
from .seeds import generator, new_seed
from .submission import Submission, same_code
from .suspicion import whole_numbers

UNEXPLAINED = ("time", "ended", "missing")


def grade(
    exercise: Exercise,
    submission: Submission,
    crew: Crew,
    *,
    seed: int | None = None,
    run_stub: bool = False,
) -> Result:
    """Grade a submission in a worker of the crew; there is always a result."""
    seed = new_seed() if seed is None else seed
    if same_code(submission.text, exercise.stub) and not run_stub:
        note = words.not_started(exercise)
        return unchecked(exercise, "not started", note, Level("not run"), seed)
    grading = Grading(exercise, Runner(crew, exercise, submission), seed)
    start = time.monotonic()
    try:
        checks = tuple(grading.results())
    except (LoadFailed, Trouble) as trouble:
        return grading.refused(trouble, time.monotonic() - start)
    finally:
        grading.runner.close()
    state = "passed" if all(c.state == "passed" for c in checks) else "not yet"
    return grading.result(state, checks, time.monotonic() - start)


@dataclass
class Grading:
    """One submission on its way through the checks."""

    exercise: Exercise
    runner: Runner
    seed: int
    transcripts: dict[str, Transcript] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)  # the ids of checks
    heard: str | None = None  # what was printed where the first check failed
    began: float = 0.0  # when the submission was loaded

    def results(self) -> Iterator[CheckResult]:
        """Run the checks in order; those that build on a failed one are skipped."""
        self.runner.open()
        self.began = time.monotonic()
        outcomes: dict[str, Outcome | None] = {}
        for check in self.exercise.checks:
            ready = self.passed.issuperset(check.needs)
            outcome = outcomes[check.id] = self._run(check) if ready else None
            if outcome is not None and outcome.passed:
                self.passed.add(check.id)
        self.runner.close()
        found = [(check, outcomes[check.id]) for check in self.exercise.checks]
        failed = [check for check, o in found if o is not None and not o.passed]
        visit = Visit(doctor_of(self.exercise, self.seed), self.transcripts, failed)
        titles = {check.id: check.title for check in self.exercise.checks}
        for check, outcome in found:
            if outcome is None:
                blocked = next(n for n in check.needs if n not in self.passed)
                yield skipped(check, titles[blocked])
            else:
                yield self._judged(check, outcome, visit)

    def refused(self, trouble: LoadFailed | Trouble, seconds: float) -> Result:
        """Return the result of a file that could not even be loaded."""
        line = None
        if isinstance(trouble, LoadFailed):
            text = self.runner.submission.text
            note, line = words.of_fault(trouble.fault, text), trouble.fault.line
        else:
            note = self._trouble(trouble)[1]
            note = f"{note} This happened before any function was called."
        checks = unchecked(self.exercise, "", "", Level("not run")).checks
        return self.result("cannot run", checks, seconds, note, line)

    def result(
        self,
        state: str,
        checks: tuple[CheckResult, ...],
        seconds: float,
        note: str = "",
        line: int | None = None,
    ) -> Result:
        """Return the result with what the worker left behind."""
        return Result(
            exercise=self.exercise.id,
            state=state,
            checks=checks,
            isolation=self.runner.level or Level("not run"),
            seed=self.seed,
            seconds=round(seconds, 3),
            note=note,
            line=line,
            printed=self._printed(),
            dropped=self.runner.dropped,
            flags=tuple(self.runner.flags),
        )

    def _printed(self) -> str:
        """Return all that was printed; once a check failed, only what belongs to it."""
        if self.heard is None or (self.runner.dropped and not self.heard):
            return self.runner.printed
        return with_warnings(self.runner.loading + self.heard, self.runner.printed)

    def _run(self, check: Check) -> Outcome:
        """Run one check and keep its transcript, without what shrinking asked."""
        first = len(self.runner.transcript)
        outcome = self._outcome(check, self._bench(check, shrink=False))
        self.transcripts[check.id] = self.runner.transcript[first:]
        outcome = self._shrunk(check, outcome)
        if not outcome.passed and self.heard is None:
            self.heard = self.runner.asked
        return outcome

    def _bench(self, check: Check, shrink: bool = True) -> Bench:
        rng, known = generator(self.seed, check.id), reference(self.exercise)
        ask = self._ask_again if shrink else self.runner.ask
        return Bench(ask, rng, known, shrink, self.passed.__contains__)

    def _ask_again(self, calls: Sequence[Call]) -> list[Answer]:
        """Ask in search of a smaller case, until judging has taken its time, too."""
        if time.monotonic() - self.began > self.runner.limits.seconds:
            raise TimedOut("no time left")
        return self.runner.ask_aside(calls)

    def _trouble(self, trouble: Trouble) -> tuple[str, str]:
        return words.of_trouble(trouble, self.runner.limits, self.exercise.packages)

    def _outcome(self, check: Check, bench: Bench) -> Outcome:
        """Return what a check finds; there is an outcome whatever happens."""
        try:
            with quiet():
                return check.run(bench)
        except Trouble as trouble:
            return Outcome(Finding(*self._trouble(trouble)))
        except LoadFailed as trouble:
            return Outcome(Finding("ended", words.RELOAD, trouble.fault.line))
        except Exception as trouble:
            self.runner.flags.append(fault_flag(trouble, check.id))
            return Outcome(Finding("ended", words.UNJUDGED))

    def _shrunk(self, check: Check, outcome: Outcome) -> Outcome:
        """Run a failed check again, looking for a smaller case; what fails stays."""
        found = outcome.finding
        if found is None or found.stage in UNEXPLAINED or not check.shrinks:
            return outcome
        again = self._outcome(check, self._bench(check))
        smaller = again.finding is not None and again.finding.stage not in UNEXPLAINED
        return again if smaller else outcome

    def _judged(self, check: Check, outcome: Outcome, visit: Visit) -> CheckResult:
        if outcome.finding is None:
            return CheckResult(check.id, check.title, check.points, "passed")
        found, cause, says = outcome.finding, None, ""
        if found.stage not in UNEXPLAINED:
            cause = self._cause(check, visit)
        if cause is None and found.stage == "values":
            says = whole_numbers(self.runner.submission.text, self.exercise.solution)
        return CheckResult(
            id=check.id,
            title=check.title,
            points=check.points,
            state="failed",
            stage=found.stage,
            finding=found.text,
            line=found.line,
            example=outcome.example,
            cause=cause.says if cause else says,
            mutant=cause.name if cause else "",
        )

    def _cause(self, check: Check, visit: Visit) -> Mutant | None:
        """Return the likely cause; what goes wrong in the search costs no result."""
        try:
            return visit.cause(check)
        except Exception as trouble:
            self.runner.flags.append(fault_flag(trouble, "a diagnosis"))
            return None
