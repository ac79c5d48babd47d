"""Each kind of exercise, in its smallest form, obeys the three laws."""

import json
from pathlib import Path

import numpy as np
import pytest

from exercises.calibrate import calibrate, fingerprint
from exercises.checks import (
    Do,
    See,
    compare,
    share_near,
    spread_near,
    within_errors,
)
from exercises.checks.experiment import experiments
from exercises.checks.steps import label, names_asked, steps_of
from exercises.grading.grade import grade
from exercises.grading.laws import selftest
from exercises.grading.submission import Submission
from exercises.learner.folder import WorkFolder
from exercises.loading import CATALOGUE, load
from exercises.sandbox import Crew

SAMPLES = Path(__file__).parent / "samples"
ALL = sorted(path.parent.name for path in SAMPLES.glob("*/exercise.toml"))


@pytest.mark.parametrize("name", ALL)
def test_the_laws_hold(name: str, strong: Crew) -> None:
    exercise = load(SAMPLES / name)
    for seed in (1, 2):
        report = selftest(exercise, crew=strong, seed=seed)
        assert report.stub == 0, report
        assert report.reference == report.points, report
        for mutant in report.mutants:
            assert mutant.score < report.points, (mutant, seed)
            assert mutant.told == (mutant.name,), (mutant, seed)


def said(name: str, text: str, crew: Crew) -> dict[str, str]:
    """Return what each failed check says."""
    exercise = load(SAMPLES / name)
    result = grade(exercise, Submission(exercise.filename, text), crew, seed=3)
    return {c.id: c.finding for c in result.checks if c.state == "failed"}


def changed(name: str, old: str, new: str) -> str:
    """Return the solution of a sample with one change."""
    text = load(SAMPLES / name).solution
    assert text.count(old) == 1
    return text.replace(old, new)


HEAD = "import numpy as np\n"


@pytest.mark.parametrize(
    ("text", "check", "words"),
    [
        (HEAD, "first", "There is no class `Momentum`; your file defines none."),
        (
            f"{HEAD}class momentum: pass",
            "first",
            "There is no class `Momentum`; your file defines `momentum`.",
        ),
        (f"{HEAD}class Momentum: pass", "first", "Momentum() takes no arguments"),
        (
            changed("momentum_class", "self.v = np.zeros(size)", "self.w = 0"),
            "first",
            "has no attribute 'v'",
        ),
        (
            changed("momentum_class", "+ grad\n", "+ 2 * grad\n"),
            "state",
            "`s` after `s = opt.step(g2)` is wrong",
        ),
    ],
)
def test_a_class_is_told_what_is_missing(
    text: str, check: str, words: str, strong: Crew
) -> None:
    assert words in said("momentum_class", text, strong)[check]


def test_a_given_file_lies_beside_the_stub(tmp_path: Path) -> None:
    exercise = load(SAMPLES / "slope_of")
    assert WorkFolder(tmp_path).start(exercise)
    given = tmp_path / "training" / "slope_of_given.py"
    assert given.read_text() == (SAMPLES / "slope_of" / "given.py").read_text()
    given.write_text("mine")
    assert not WorkFolder(tmp_path).start(exercise)
    assert given.read_text() == "mine"


def test_names_that_steps_ask_for() -> None:
    steps = steps_of(
        ["net = Net(n)", Do("def f(x):\n    return x + net.b"), See("f(n)")]
    )
    assert names_asked(steps, ["n"]) == ["Net"]
    opt = ["opt = Adam(2)", "opt.step(g)", "opt.step(g)", See("opt.m")]
    assert label(steps_of(opt), 3) == "`opt.m` after the second `opt.step(g)`"


def test_singular() -> None:
    things = ["batches", "classes", "entries", "rows", "boxes", "losses"]
    assert [compare.one(t) for t in things] == [
        "batch",
        "class",
        "entry",
        "row",
        "box",
        "loss",
    ]


def test_what_is_no_number_in_an_experiment_is_said(strong: Crew) -> None:
    text = changed("fit_line", "lines.append(line)", "lines.append(line * np.nan)")
    assert "is nan" in said("fit_line", text, strong)["losses"]
    text = changed("fit_line", "lines.append(line)", "lines.append(line + 0j)")
    assert "dtype complex128, expected" in said("fit_line", text, strong)["losses"]
    text = changed("fit_line", '{"lines": lines}', "lines")
    assert "expected a dictionary" in said("fit_line", text, strong)["losses"]
    text = changed("fit_line", "lines.append(line)", "lines.append(0 * line)")
    words = said("fit_line", text, strong)["losses"]
    assert "The loss at rate 0.1 is 2.467; over 40 seeds the reference" in words


def test_calibration_is_that_of_the_solution() -> None:
    folders = [
        *SAMPLES.glob("*/calibration.json"),
        *CATALOGUE.glob("*/calibration.json"),
    ]
    for path in folders:
        exercise = load(path.parent)
        found = json.loads(path.read_text())
        assert found["solution"] == fingerprint(exercise), f"calibrate {exercise.id}"
        assert found["checks"].keys() == {c.id for c in experiments(exercise.checks)}


def test_calibrating_gives_what_is_recorded() -> None:
    path = SAMPLES / "fit_line"
    again = calibrate(load(path), 10)["checks"]["losses"]
    recorded = json.loads((path / "calibration.json").read_text())["checks"]["losses"]
    for name, record in again.items():
        assert recorded[name]["lowest"] <= record["lowest"]
        assert record["highest"] <= recorded[name]["highest"]


def test_false_alarms_are_rare_and_real_ones_are_not() -> None:
    rng = np.random.default_rng(1)
    for _ in range(500):
        sample = rng.uniform(-1, 1, 400)
        assert within_errors(sample, 0.0, 3**-0.5) is None
        assert spread_near(sample, 3**-0.5, kurtosis=1.8) is None
        assert share_near(int(np.sum(sample > 0.8)), 400, 0.1) is None
    assert "expected near 0" in str(within_errors(sample + 0.4, 0.0, 3**-0.5))
    assert "expected near" in str(spread_near(2 * sample, 3**-0.5))
    assert "expected near 0.5" in str(share_near(120, 400, 0.5))
    assert share_near(0, 400, 0.0) is None
    assert share_near(1, 400, 0.0)


DRAW = """
import matplotlib.pyplot as plt
def draw_squares(x):
    {}
"""
FORGED = "return {'axes': [{'lines': 7, 'x scale': [], 'points': [[]], 'legend': [3]}]}"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return plt", "`module`, expected a Matplotlib figure"),
        ("return {'axes': 7}", "is a dict, expected a Matplotlib figure"),
        (FORGED, "is a dict, expected a Matplotlib figure"),
        ("return plt.subplots(1, 2)[0]", "2 pairs of axes, expected 1"),
        ("return plt.gca()", "The figure has no lines"),
        ("fig, ax = plt.subplots(); ax.plot(x); return fig", "no line with the values"),
        ("import seaborn", "this task uses the standard library, numpy and matplotlib"),
        ("plt.savefig('/tmp/a.png')", "Error"),
    ],
)
def test_what_is_no_plot_is_told_so(body: str, words: str, crew: Crew) -> None:
    found = said("draw_squares", DRAW.format(body), crew)
    assert words in found["lines"]


def test_an_answer_left_open_is_not_answered(strong: Crew) -> None:
    text = load(SAMPLES / "read_curves").stub + "\n#\nx = 1"
    assert "not answered yet" in said("read_curves", text, strong)["paper"]
