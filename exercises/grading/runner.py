"""Questions to one submission, asked in a worker that is replaced when it breaks."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Exercise
from ..sandbox import Answer, Call, Crew, Level, Limits, Session, TimedOut, Trouble
from ..sandbox.session import Fault
from .submission import Submission


class LoadFailed(Exception):
    """The submission's top level did not run to its end."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass
class Runner:
    """Opens sessions as needed, keeps the time used, the output and the transcript."""

    crew: Crew
    exercise: Exercise
    submission: Submission
    session: Session | None = None
    level: Level | None = None
    spent: float = 0.0
    printed: str = ""
    loading: str = ""  # printed by the top level, and by the request made last
    asked: str = ""
    dropped: int = 0
    flags: list[str] = field(default_factory=list)
    transcript: list[list[Answer] | str] = field(default_factory=list)

    @property
    def limits(self) -> Limits:
        """The limits of this exercise."""
        return Limits(**self.exercise.limits)

    def ask(self, calls: Sequence[Call]) -> list[Answer]:
        """Make calls; Trouble means that the worker had to be given up."""
        try:
            session = self.open()
            heard = len(session.host.output()[0])
            try:
                answers = session.call(calls)
            finally:
                self.asked = session.host.output()[0][heard:]
        except Trouble as trouble:
            self.transcript.append(type(trouble).__name__)
            self.close()
            raise
        self.transcript.append(answers)
        return answers

    def ask_aside(self, calls: Sequence[Call]) -> list[Answer]:
        """Make calls without a record: many answers, all of them large, fill memory."""
        answers = self.ask(calls)
        del self.transcript[-1]
        return answers

    def open(self) -> Session:
        """Return the session in which the submission is loaded."""
        if self.session is not None:
            return self.session
        if self.spent >= self.limits.seconds:
            raise TimedOut("no time left")
        start = time.monotonic()
        self.session = self.crew.session(self.exercise.packages, self.limits)
        if self.level is not None:  # a restart is the submission's own doing
            self.spent += time.monotonic() - start
        self.session.spent = self.spent
        self.level = self.session.level
        try:
            fault = self.session.load(
                self.submission.filename, self.submission.text, self.exercise.given
            )
        except Trouble:
            self.close()
            raise
        self.loading = self.loading or self.session.host.output()[0]
        if fault is not None:
            self.close()
            raise LoadFailed(fault)
        return self.session

    def close(self) -> None:
        """Give the session back and keep what it leaves."""
        if self.session is None:
            return
        session, self.session = self.session, None
        self.spent = session.spent
        self.flags += [flag for flag in session.flags if flag not in self.flags]
        self.crew.release(session)
        printed, dropped = session.host.output()
        self.printed += printed[: max(self.limits.output - len(self.printed), 0)]
        self.dropped += dropped
