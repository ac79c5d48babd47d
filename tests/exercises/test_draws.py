"""No draw of inputs makes what is right wrong, or what is wrong right.

Played in this process, where nothing is isolated, shrunk or diagnosed, so that there is
time for more seeds than the laws are tried with.
"""

import pytest

import exercises
from exercises.grading.reference import reference
from exercises.grading.replay import Player
from exercises.model import Exercise

#: Kinds that train networks take too long.
TRAINED = ("experiment", "capstone")
PLAYED = [e.id for e in exercises.all_exercises() if e.kind not in TRAINED]
DRAWN = [name for name in PLAYED if exercises.get(name).kind != "plot"]
SEEDS = range(100, 108)


@pytest.mark.slow
@pytest.mark.parametrize("name", PLAYED)
def test_right_answers_pass_with_every_draw(name: str) -> None:
    exercise = exercises.get(name)
    right = {"solution": exercise.solution, **exercise.alternatives}
    for label, text in right.items():
        for seed in SEEDS:
            assert flawless(exercise, text, seed), (label, seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
def test_wrong_answers_pass_with_no_draw(name: str) -> None:
    exercise = exercises.get(name)
    for mutant in exercise.mutants:
        text = mutant.apply(exercise.solution)
        for seed in SEEDS:
            assert not flawless(exercise, text, seed), (mutant.name, seed)


def flawless(exercise: Exercise, text: str, seed: int) -> bool:
    """Say whether a text passes all checks."""
    player = Player(exercise, reference(exercise), seed)
    passed: set[str] = set()
    for check in exercise.checks:
        replay = player.play(text, check, passed.__contains__)
        if replay is None or not replay.passed:
            return False
        passed.add(check.id)
    return True
