"""Levels of isolation that this machine offers, and a short way to grade a text."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

import exercises
from exercises.grading.grade import grade
from exercises.grading.result import Result
from exercises.grading.submission import Submission
from exercises.sandbox import Crew, Isolation, Limits

QUICK = {"seconds": 0.35, "call_seconds": 0.3}
SEED = 20

# What these tests show hardly depends on the level: the second one is for `test-all`.
ABOUT_VALUES = ("lying", "patching", "correct_but_different", "innocent", "forging")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what repeats a test about values at the second level."""
    for item in items:
        values = any(words in item.name for words in ABOUT_VALUES)
        if values and "[process-" in item.name:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", params=["bubblewrap", "process"])
def level(request: pytest.FixtureRequest) -> str:
    """Each level that works here; the others are skipped and say why."""
    with Crew(Isolation(request.param)) as crew:
        try:
            crew.release(crew.session(("numpy",), Limits()))
        except OSError as trouble:
            pytest.skip(f"{request.param} does not work here: {trouble}")
    return request.param


@pytest.fixture(scope="session")
def crew(level: str) -> Iterator[Crew]:
    """Warm workers of one level, shared by all submissions as a teacher's run does."""
    with Crew(Isolation(level)) as crew:
        yield crew


@pytest.fixture(scope="session")
def strong() -> Iterator[Crew]:
    """Warm workers of the strongest level."""
    with Crew() as crew:
        yield crew


@cache
def quick(name: str) -> exercises.Exercise:
    """Return an exercise with short limits."""
    exercise = exercises.get(name)
    return replace(exercise, limits=exercise.limits | QUICK)


def graded(
    crew: Crew, name: str, text: str, seed: int | None = SEED, patient: bool = False
) -> Result:
    """Grade a text as the exercise of this name, under short limits or its own."""
    exercise = exercises.get(name) if patient else quick(name)
    return grade(exercise, Submission(exercise.filename, text), crew, seed=seed)
