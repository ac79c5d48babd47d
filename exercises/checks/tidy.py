"""Inputs and earlier answers stay as they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from ..sandbox.session import Call
from .base import Bench, Finding, Outcome, judged
from .cases import Case, Family, drawn


@dataclass(frozen=True)
class LeavesAlone:
    """`call` changes none of its inputs, and no call overwrites an earlier answer."""

    shrinks: ClassVar[bool] = False

    id: str
    title: str
    points: int
    call: str
    cases: Sequence[Case | Family]
    needs: tuple[str, ...]

    def run(self, bench: Bench) -> Outcome:
        """Ask every case; the worker compares inputs before and after."""
        cases = drawn(self.cases, bench.rng)
        answers = bench.ask([Call(self.call, case.args) for case in cases])
        for case, answer in zip(cases, answers, strict=True):
            finding = judged(answer, Call(self.call))
            if finding is None and answer.changed:
                names = [
                    list(case.inputs)[i] for i in answer.changed if i < len(case.args)
                ]
                finding = Finding("inputs", self._changed(case, names))
            if finding is None and answer.overwritten:
                text = (
                    f"A second call of `{self.call}` overwrote what the first returned."
                )
                finding = Finding("inputs", text)
            if finding is not None:
                return Outcome(finding, case.describe())
        return Outcome()

    def _changed(self, case: Case, names: list[str]) -> str:
        """Say which inputs were changed, and what changes an input."""
        belong = "which belongs" if len(names) == 1 else "which belong"
        lists = [name for name in names if isinstance(case.inputs[name], list)]
        advice = advice_for(names[0], case.inputs[(lists or names)[0]])
        changed = f"`{self.call}` changed its input {' and '.join(names)}"
        return f"{changed}, {belong} to the caller. {advice}"


def advice_for(name: str, value: object) -> str:
    """Say what changes an input of this kind."""
    return (_OF_LISTS if isinstance(value, list) else _OF_ARRAYS).format(name=name)


_OF_LISTS = "`pop`, `append` and `sort` change a list itself; only read it."
_OF_ARRAYS = (
    "`-=`, `*=`, `out=` and `{name}[...] =` write into an array; make a new one."
)
