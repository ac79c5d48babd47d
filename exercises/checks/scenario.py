"""A class, a callable, an iterator at work: steps taken one by one, values compared.

The steps run in the worker, beside the learner's objects; the same steps on the
reference, in the grader, say what each value should be.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from ..sandbox.link import Trouble
from ..sandbox.session import Answer, Call
from ..worker.scene import Scene
from .base import Bench, Finding, Outcome, judged
from .cases import Case, Family, drawn
from .own import Own, OwnAnswers, forgiven, played, with_own
from .precision import precision, wide
from .returns import Standard, blind
from .seen import Seen, copied, identical
from .shrink import smallest
from .steps import Do, See, Step, label, names_asked, steps_of, stopped
from .tidy import advice_for

Judge = Callable[[Seen], Finding | str | None]


@dataclass(frozen=True)
class Scenario:
    """The steps give on the learner's code what they give on the reference.

    `about` names the class or function, so that findings on it are weighed together;
    `wide` gives the reference its inputs in the widest floats. Functions named in
    `building_on` may be the learner's own when the values are worked out; `own` gives
    other right values in its own way, a list with one for each `See`. Either counts
    `unless` these checks have passed, those of the other functions.
    """

    id: str
    title: str
    points: int
    steps: Sequence[str | Step]
    cases: Sequence[Case | Family] = (Case({}, {}),)
    needs: tuple[str, ...] = ()
    judge: Judge | None = field(default=None, repr=False)
    untouched: tuple[str, ...] = ()
    visible: bool = False
    about: str = ""
    wide: bool = True
    shrinks: bool = True
    building_on: tuple[str, ...] = ()
    own: OwnAnswers | None = field(default=None, repr=False)
    unless: tuple[str, ...] = ()

    @property
    def call(self) -> str:
        """What the check is about."""
        return self.about or self.id

    def run(self, bench: Bench) -> Outcome:
        """Play case by case; explain the first failure, made small."""
        for case in drawn(self.cases, bench.rng):
            finding = self._played(case, bench)
            if finding is not None:
                return self._explained(case, finding, bench)
        return Outcome()

    def _played(self, case: Case, bench: Bench) -> Finding | None:
        """Take the steps, then look at every answer in order."""
        steps = steps_of(self.steps)
        asked = [Call(n, read=True) for n in names_asked(steps, list(case.inputs))]
        opening = Call("", case.args, step="set", names=tuple(case.inputs))
        calls = [*asked, opening, *map(_call, steps)]
        calls += [Call(f"_inputs[{name!r}]", step="see") for name in self.untouched]
        answers = bench.ask(calls)
        for call, answer in zip(asked, answers, strict=False):
            if answer.missing:
                return judged(answer, call)
        answers = answers[len(asked) + 1 :]
        for step, answer in zip(steps, answers, strict=False):
            if answer.fault is not None:
                return stopped(step, answer.fault)
        return self._judged(case, steps, answers, bench)

    def _judged(
        self, case: Case, steps: list[Step], answers: list[Answer], bench: Bench
    ) -> Finding | None:
        """Compare what was read, then inputs, then ask the judge."""
        pairs = [(i, step) for i, step in enumerate(steps) if isinstance(step, See)]
        names = [step.name or step.text for _, step in pairs]
        values = [answers[i].value for i, _ in pairs]
        play = partial(self._wanted, case, steps, bench.reference)
        seen = Seen(case.inputs, names, values, play, bench.settled(self.unless))
        finding = self._compared(case, steps, answers, seen)
        if finding is not None and finding.stage == "values":
            others = self._others(case, steps, bench)
            same = partial(self._compared, case, steps, answers, seen)
            finding = forgiven(finding, others, same)
        if finding is None:
            finding = self._changed(case, answers[len(steps) :])
        return finding or self._asked(seen)

    def _compared(
        self,
        case: Case,
        steps: list[Step],
        answers: list[Answer],
        seen: Seen,
        own: Own | None = None,
    ) -> Finding | None:
        """Compare what was read with what is right, for the reference or else."""
        reads = [(i, step) for i, step in enumerate(steps) if isinstance(step, See)]
        for at, (i, step) in enumerate(reads):
            finding = None
            if step.returns is not None:
                standard, subject = self._standard(case, step), label(steps, i)
                standard = standard if own is None else own.loosened(standard)
                right = seen.right if own is None else own.value
                want = None if blind(step.returns) else right[at]
                finding = step.returns.compare(seen.values[at], want, standard, subject)
            if finding is None and step.fresh and answers[i].overwritten:
                text = f"A later step overwrote what {step.words} returned."
                finding = Finding("inputs", text)
            if finding is not None:
                return finding
        return None

    def _others(self, case: Case, steps: list[Step], bench: Bench) -> Iterator[Own]:
        """Yield what is right too, one after the other."""
        if bench.settled(self.unless):
            return
        if self.building_on:
            names = with_own(bench, self.building_on)
            yield from played(partial(self._wanted, case, steps, names))
        if self.own is not None:
            yield from self.own(case, bench)

    def _changed(self, case: Case, answers: list[Answer]) -> Finding | None:
        for name, answer in zip(self.untouched, answers, strict=True):
            if not identical(case.inputs[name], answer.value):
                text = f"`{name}` was changed, which belongs to the caller. "
                return Finding("inputs", text + advice_for(name, case.inputs[name]))
        return None

    def _asked(self, seen: Seen) -> Finding | None:
        found = self.judge(seen) if self.judge is not None else None
        return Finding("values", found) if isinstance(found, str) else found

    def _standard(self, case: Case, step: See) -> Standard:
        scale = step.scale(*case.args) if callable(step.scale) else step.scale
        return Standard(precision(case), scale, step.strict, step.tolerance)

    def _wanted(
        self, case: Case, steps: list[Step], functions: Mapping[str, Any]
    ) -> list[Any]:
        """Return what each `See` gives on the reference's functions, or on others."""
        scene = Scene()
        names = dict(functions)
        scene.given = names.get("given")
        change = wide if self.wide else copied
        scene.set(names, {n: change(value) for n, value in case.inputs.items()})
        found = []
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for step in steps:
                value = scene.take(_kind(step), step.text)
                found += [copied(value)] if isinstance(step, See) else []
        return found

    def _explained(self, case: Case, finding: Finding, bench: Bench) -> Outcome:
        small = finding.stage in ("missing", "error") or not self.shrinks
        if bench.shrink and not self.visible and not small:
            case, finding = smallest(case, finding, lambda c: self._still(c, bench))
            self._still(case, bench)  # asked last, for what it prints is shown
        silent = finding.stage == "missing" or "not written yet" in finding.text
        return Outcome(finding, "" if silent else case.describe())

    def _still(self, case: Case, bench: Bench) -> Finding | None:
        """Return what is wrong for a smaller case that makes sense, if anything is."""
        try:
            self._wanted(case, steps_of(self.steps), bench.reference)
            return self._played(case, bench)
        except Trouble:
            return None
        except Exception:  # the reference refuses what was cut down too far
            return None


def _kind(step: Step) -> str:
    return "do" if isinstance(step, Do) else "see"


def _call(step: Step) -> Call:
    fresh = isinstance(step, See) and step.fresh
    return Call(step.text, step=_kind(step), fresh=fresh)
