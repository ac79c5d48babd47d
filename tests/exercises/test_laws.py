"""The three laws, for every exercise: stub 0, reference all, every mutant less."""

from dataclasses import replace

import pytest

import exercises
from exercises.grading.laws import selftest
from exercises.sandbox import Crew, Isolation

ALL = [exercise.id for exercise in exercises.all_exercises()]
#: Kinds whose every solution trains or draws: seconds, not fractions of one.
LONG = ("experiment", "plot", "capstone")
QUICK = [name for name in ALL if exercises.get(name).kind not in LONG]
#: Among these, those whose laws take half of the time: tried with many seeds only.
LONGEST = (
    "activation-derivatives",
    "activation-functions",
    "batch-norm",
    "convolve-backward",
    "deep-backward",
    "deep-forward",
    "dropout",
    "gradient-check",
    "hard-landscapes",
    "likelihood-gradient",
    "momentum-epoch",
    "parity-data",
    "perceptron",
    "schedules",
    "softmax-jacobian",
    "tape",
    "trainer",
    "two-layer-gradients",
)
LAWFUL = [
    pytest.param(name, marks=[] if name in QUICK else [pytest.mark.slow])
    for name in ALL
    if name not in LONGEST
]
#: One exercise of each kind: two of them at every run, the others with the slow tests.
ONE_OF_EACH = [
    "relu-backward",
    "softmax-kl-gradient",
    *(
        pytest.param(name, marks=pytest.mark.slow)
        for name in (
            "adam-class",
            "shape-bugs",
            "momentum-by-hand",
            "diagnose-curves",
            "boundary-plot",
            "activations-compared",
            "momentum-capstone",
        )
    ),
]
#: What is drawn here is drawn at every run; `exercises selftest` draws anew.
SEED = 20
#: Draws with which a law once did not hold: a mutant got full marks, or the reference
#: did not.
TELLING = [
    ("binary-cross-entropy", 1004),
    ("binary-cross-entropy", 1006),
    ("boundary-plot", 955145609),
    ("digits-end-to-end", 995682784),
    ("hyperparameter-search", 351773029),
    ("moons-figure", 11),
    ("perceptron", 1003),
    ("perceptron", 802326695),
    ("trainer", 1000),
]


@pytest.mark.parametrize("name", LAWFUL)
def test_the_laws_hold(name: str, strong: Crew) -> None:
    report = selftest(exercises.get(name), crew=strong, seed=SEED)
    assert report.stub == 0, report
    assert report.reference == report.points, report
    for alternative, score in report.alternatives.items():
        assert score == report.points, (alternative, report.seed)
    for mutant in report.mutants:
        assert mutant.score < report.points, (mutant, report.seed)
        assert mutant.told == (mutant.name,), (mutant, report.seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_the_laws_hold_for_many_seeds(name: str, strong: Crew) -> None:
    for seed in range(3):
        assert selftest(exercises.get(name), crew=strong, seed=seed).ok, seed


@pytest.mark.slow
@pytest.mark.parametrize(("name", "seed"), TELLING)
def test_the_laws_hold_where_they_once_did_not(
    name: str, seed: int, strong: Crew
) -> None:
    assert selftest(exercises.get(name), crew=strong, seed=seed).ok


@pytest.mark.parametrize("name", ONE_OF_EACH)
@pytest.mark.parametrize("isolation", ["process", "in-process"])
def test_the_laws_hold_at_other_levels(name: str, isolation: str) -> None:
    with Crew(Isolation(isolation)) as crew:
        report = selftest(exercises.get(name), crew=crew, seed=3)
    assert report.ok
    assert report.isolation == isolation


@pytest.mark.parametrize("name", ALL)
def test_the_folder_is_complete(name: str) -> None:
    exercise = exercises.get(name)
    assert exercise.points == sum(check.points for check in exercise.checks)
    assert len(exercise.hints) >= 3
    assert len(exercise.mutants) >= (5 if exercise.kind in ("function", "class") else 3)
    assert exercise.minutes > 0
    assert exercise.chapter in exercises.chapters()
    assert all(exercises.get(other) for other in exercise.prerequisites)
    assert exercise.statement.strip()


@pytest.mark.parametrize("name", ALL)
def test_stub_and_solution_come_from_one_source(name: str) -> None:
    exercise = exercises.get(name)
    for text in (exercise.stub, exercise.solution):
        compile(text, exercise.filename, "exec")
        assert "# ---" not in text
    if exercise.kind != "debug":  # there, the stub is code that runs and is wrong
        assert "NotImplementedError" in exercise.stub
    assert "NotImplementedError" not in exercise.solution


@pytest.mark.parametrize("name", ALL)
def test_what_learners_read_is_plain(name: str) -> None:
    exercise = exercises.get(name)
    texts = [exercise.statement, *exercise.hints]
    texts += [mutant.says for mutant in exercise.mutants]
    texts += [check.title for check in exercise.checks]
    for text in texts:
        assert "!" not in text.replace("!=", "")
        assert not any(
            word in text.lower() for word in ("simply", "obviously", "just ")
        )


def test_public_names() -> None:
    report = exercises.selftest(exercises.get("parameter-count"), seed=1)
    assert report.ok
    assert report.caught == len(report.mutants)
    with pytest.raises(ValueError, match="did you mean softmax"):
        exercises.get("sofmax")
    with pytest.raises(ValueError, match="there is no exercise"):
        exercises.get("../catalogue/softmax")


def test_a_broken_law_is_seen(strong: Crew) -> None:
    softmax = exercises.get("softmax")
    harmless = exercises.Mutant(
        "same", "nothing is wrong", (("powers /", "powers  /"),)
    )
    told_wrongly = replace_mutants(softmax, (harmless,))
    assert not selftest(told_wrongly, crew=strong, seed=1).ok
    given_away = replace_mutants(softmax, softmax.mutants)
    given_away.__dict__["source"] = softmax.solution
    assert not selftest(given_away, crew=strong, seed=1).ok
    misjudged = replace_mutants(softmax, softmax.mutants)
    misjudged.__dict__["alternatives"] = {"untouched": softmax.stub}
    report = selftest(misjudged, crew=strong, seed=1)
    assert report.alternatives == {"untouched": 0}
    assert not report.ok


def replace_mutants(
    exercise: exercises.Exercise, mutants: tuple[exercises.Mutant, ...]
) -> exercises.Exercise:
    """Return the exercise with other mutants."""
    copy = replace(exercise)
    copy.__dict__["mutants"] = mutants
    return copy
