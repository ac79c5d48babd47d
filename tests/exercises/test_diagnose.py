"""The likely cause: found among the mutants, each run no further than it is needed."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest

import exercises
from exercises.checks.base import Bench, Check, Outcome
from exercises.checks.expressions import alike
from exercises.grading.alike import Transcript
from exercises.grading.diagnose import Doctor, Visit
from exercises.grading.grade import Grading
from exercises.grading.reference import reference
from exercises.grading.replay import Player, Replay
from exercises.grading.runner import Runner
from exercises.grading.submission import Submission
from exercises.sandbox import Answer, Call, Crew, Isolation

SOFTMAX = exercises.get("softmax")


def player(name: str = "softmax", seed: int = 1) -> Player:
    """Return what puts the mutants of an exercise through its checks."""
    exercise = exercises.get(name)
    return Player(exercise, reference(exercise), seed)


def never(name: str) -> bool:
    """Say of every earlier check that it did not pass."""
    return False


def wrong(name: str) -> str:
    """Return a mutant of the softmax."""
    (mutant,) = (mutant for mutant in SOFTMAX.mutants if mutant.name == name)
    return mutant.apply(SOFTMAX.solution)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """Collect the calls that are made ahead of a request."""
    found: list[Call] = []
    ask = Runner.ask_aside

    def counting(self: Runner, calls: list[Call]) -> object:
        found.extend(calls)
        return ask(self, calls)

    monkeypatch.setattr(Runner, "ask_aside", counting)
    return found


def test_a_mutant_parts_at_the_first_other_answer(counted: list[Call]) -> None:
    rows = next(check for check in SOFTMAX.checks if check.id == "rows")
    seen = player().play(wrong("one-sum-for-all"), rows, never)
    assert seen is not None
    assert not counted  # nobody was to be followed
    (answers,) = seen.transcript
    other = player().play(wrong("no-shift"), rows, never, seen.transcript)
    assert other is None
    assert 1 <= len(counted) < len(answers)


def test_a_mutant_goes_all_the_way_with_itself(counted: list[Call]) -> None:
    for check in SOFTMAX.checks:
        text = wrong("one-sum-for-all")
        seen = player().play(text, check, never)
        assert seen is not None
        again = player().play(text, check, never, seen.transcript)
        assert again is not None
        assert again.passed == seen.passed
        assert len(again.transcript) == len(seen.transcript)
    assert counted


class Forgiving:
    """A check that goes on after exceptions."""

    id = "forgiving"

    def run(self, bench: Bench) -> Outcome:
        """Ask, come what may."""
        try:
            bench.ask([Call("softmax", (np.ones((2, 2)),))])
        except Exception:  # as some checks do
            return Outcome()
        return Outcome()


def test_a_mutant_that_changes_inputs_of_a_scene_goes_along_with_itself() -> None:
    ensemble = exercises.get("ensemble")
    inputs = next(check for check in ensemble.checks if check.id == "inputs")
    (mutant,) = (m for m in ensemble.mutants if m.name == "logits-lowered-in-place")
    text = mutant.apply(ensemble.solution)
    seen = player("ensemble").play(text, inputs, lambda name: True)
    assert seen is not None
    again = player("ensemble").play(text, inputs, lambda name: True, seen.transcript)
    assert again is not None


@pytest.mark.parametrize(
    ("name", "wrong", "id_"),
    [
        ("dense-forward", "shared-buffer", "sizes"),
        ("batch-norm", "result-written-over", "inputs"),
    ],
)
def test_what_later_calls_overwrite_is_seen_on_the_way(
    name: str, wrong: str, id_: str
) -> None:
    exercise = exercises.get(name)
    (check,) = (check for check in exercise.checks if check.id == id_)
    (mutant,) = (mutant for mutant in exercise.mutants if mutant.name == wrong)
    text = mutant.apply(exercise.solution)
    seen = player(name).play(text, check, lambda name: True)
    assert seen is not None
    again = player(name).play(text, check, lambda name: True, seen.transcript)
    assert again is not None
    assert overwritten(again.transcript) == overwritten(seen.transcript)
    assert sum(map(sum, overwritten(again.transcript)))


def overwritten(transcript: Transcript) -> list[list[bool]]:
    """Return of each answer whether a later call overwrote it."""
    return [[answer.overwritten for answer in answers] for answers in transcript]  # type: ignore[union-attr]


def test_no_check_goes_on_with_a_mutant_that_has_parted() -> None:
    nothing: Transcript = [[]]
    check: Check = Forgiving()  # type: ignore[assignment]
    assert player().play(SOFTMAX.solution, check, never, nothing) is None
    assert player().play(SOFTMAX.solution, check, never, ["TimedOut"]) is None
    assert player().play(SOFTMAX.solution, check, never, []) is None


def visit(doctor: Doctor, text: str) -> list[str]:
    """Return the causes that a learner with this text is told, check by check."""
    exercise = doctor.player.exercise
    runner = Runner(
        Crew(Isolation.in_process), exercise, Submission(exercise.filename, text)
    )
    grading = Grading(exercise, runner, doctor.player.seed)
    failed = [c for c in exercise.checks if not grading._run(c).passed]
    runner.close()
    found = Visit(doctor, grading.transcripts, failed)
    return [mutant.name if (mutant := found.cause(c)) else "" for c in failed]


def test_what_earlier_patients_had_changes_no_diagnosis() -> None:
    busy = Doctor(player())
    for _ in range(2):
        for mutant in SOFTMAX.mutants:
            text = mutant.apply(SOFTMAX.solution)
            causes = visit(busy, text)
            assert set(causes) == {mutant.name}
            assert causes == visit(Doctor(player()), text)


class Noted(Player):
    """A player who notes what is played; each of three mutants fails one check."""

    played: list[tuple[int, str]]

    def play(
        self,
        text: str,
        check: Check,
        passed: Callable[[str], bool],
        along: Transcript | None = None,
    ) -> Replay | None:
        """Note the number of the mutant and the check."""
        texts = [m.apply(self.exercise.solution) for m in self.exercise.mutants]
        number = texts.index(text)
        self.played.append((number, check.id))
        fails = ["gradient", "rows", "compare"][number : number + 1]
        answers: Transcript = [[Answer(value=number)]] if check.id in fails else [[]]
        return Replay(answers, check.id not in fails)


@pytest.mark.parametrize("wrong_rows", [False, True])
def test_no_experiment_is_run_for_a_mutant_that_quick_checks_exclude(
    wrong_rows: bool,
) -> None:
    exercise = exercises.get("xor-architectures")
    noted = Noted(exercise, reference(exercise), 1)
    object.__setattr__(noted, "played", [])
    transcripts: dict[str, Transcript] = {check.id: [[]] for check in exercise.checks}
    transcripts["compare"] = [[Answer(value=2)]]
    if wrong_rows:
        transcripts["rows"] = [[Answer(value=1)]]
    failed = [
        c for c in exercise.checks if c.id in ("compare", "rows"[: 4 * wrong_rows])
    ]
    compare = next(check for check in exercise.checks if check.id == "compare")
    cause = Visit(Doctor(noted), transcripts, failed).cause(compare)
    assert (None if cause is None else cause.name) == (
        None if wrong_rows else exercise.mutants[2].name
    )
    run = {number for number, name in noted.played if name == "compare"}
    assert run == ({1} if wrong_rows else {*range(2, len(exercise.mutants))})


def test_a_long_expression_is_evaluated_once_for_all_mutants() -> None:
    long = f"0*Max({','.join(['x**1.5**1.5'] * 550)})"
    start = time.process_time()
    assert not any(alike(f"y+{long}", f"y+{n}") for n in range(1, 300))
    assert alike(f"y+{long}", "y")
    assert time.process_time() - start < 1  # each time it takes some 10 ms
