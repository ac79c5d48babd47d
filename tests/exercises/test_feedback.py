"""What a learner reads: the first thing wrong, where, the likely cause."""

from collections.abc import Sequence

import numpy as np
import pytest

import exercises
from exercises.checks import Array, Case, Family, SameValues, fixed
from exercises.checks.base import Bench, Finding
from exercises.checks.numbers import ByHand, Count
from exercises.checks.returns import ArrayOf, Number, Several, Standard, WholeNumber
from exercises.grading.printed import parted
from exercises.grading.result import CheckResult, Result
from exercises.grading.suspicion import whole_numbers
from exercises.sandbox import Crew
from exercises.sandbox.session import Answer, Call
from exercises.sandbox.values import Foreign

from .conftest import graded

HEAD = "import numpy as np\n"
FLOAT = Standard(np.dtype("float64"))
WANT = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def found(got: object, returns: object = None) -> Finding:
    """Compare something with WANT and return what is wrong."""
    returns = returns or ArrayOf("rows classes")
    finding = returns.compare(got, WANT, FLOAT, "The result")  # type: ignore[attr-defined]
    assert finding is not None
    return finding


@pytest.mark.parametrize(
    ("got", "stage", "words"),
    [
        (None, "type", "None, expected a NumPy array. Does every path end"),
        (None, "type", "`print` shows a value"),
        ({}, "type", "is a dict,"),
        (Foreign("ellipsis"), "type", "is not answered yet"),
        (Foreign("matrix"), "type", "`matrix`, expected a NumPy array. `np.matrix`"),
        (Foreign("generator"), "type", "has not computed anything yet"),
        ("text", "type", "is a str"),
        ([[1.0], [2.0, 3.0]], "type", "rows of unequal length"),
        (WANT[0], "shape", "(3,), expected (2, 3): 2 rows by 3 classes."),
        (WANT.T, "shape", "(3, 2), expected (2, 3)"),
        (WANT.astype(np.float32), "dtype", "dtype float32, expected float64"),
        (WANT.astype(int), "dtype", "dtype int64, expected float64. An array of whole"),
        (WANT.astype(complex), "dtype", "dtype complex128"),
        ((WANT + 0j).tolist(), "dtype", "dtype complex128"),
        (
            WANT * np.nan,
            "values",
            "nan at row 0, class 0 (6 of 6 entries are not finite)",
        ),
        (
            WANT + np.array([0, 0, 1]),
            "values",
            "row 0, class 2: got 4 (tolerance",
        ),
        (WANT + np.array([0, 0, 0.02]), "values", "got 3.02 (tolerance"),
        (
            WANT + np.array([[3e-5], [0]]),
            "values",
            "got 1.00003, right to about 4 digits",
        ),
        (np.where(WANT == 1, 1 + 1e-8, WANT), "values", "got 1.00000001, right to"),
    ],
)
def test_the_first_thing_wrong_is_named(got: object, stage: str, words: str) -> None:
    finding = found(got)
    assert finding.stage == stage
    assert words in finding.text


def test_expected_values_are_not_given_away() -> None:
    assert "6" not in found(np.zeros((2, 3))).text.replace("6e-12", "")


@pytest.mark.parametrize("got", [WANT, WANT.tolist(), tuple(map(tuple, WANT.tolist()))])
def test_arrays_lists_and_tuples_are_right(got: object) -> None:
    assert ArrayOf("rows classes").compare(got, WANT, FLOAT, "x") is None


@pytest.mark.parametrize(
    ("got", "right"),
    [
        (50, True),
        (np.int64(50), True),
        (np.array(50), True),
        (50.0, False),
        (True, False),
        ("50", False),
        (51, False),
        (None, False),
    ],
)
def test_whole_numbers(got: object, right: bool) -> None:
    assert (WholeNumber().compare(got, 50, FLOAT, "x") is None) is right


def test_parts_of_a_tuple_are_named() -> None:
    pair = Several({"m": ArrayOf("n"), "v": ArrayOf("n")}, graded=("v",))
    want = (np.ones(2), np.ones(2))
    assert "m, v" in found(np.ones(2), pair).text
    assert "has 1 part," in found((1,), pair).text
    finding = pair.compare((want[0] * 9, want[1] * 9), want, FLOAT, "x")
    assert finding is not None
    assert finding.text.startswith("`v` is wrong at n 0")
    assert pair.compare((want[0] * 9, want[1]), want, FLOAT, "x") is None


def test_cases_grow_and_shrink() -> None:
    family = Family(
        {"X": Array("rows inputs"), "W": Array("inputs units")},
        {"rows": (1, 8), "inputs": (1, 8), "units": (3, 3)},
        count=5,
    )
    cases = family.draw(np.random.default_rng(1))
    assert cases[0].inputs["X"].shape[0] <= 3
    for case in cases:
        assert case.inputs["X"].shape[1] == case.inputs["W"].shape[0]
        assert case.inputs["W"].shape[1] == 3
        for smaller in case.smaller():
            assert smaller.inputs["X"].shape[1] == smaller.inputs["W"].shape[0]
            assert smaller.inputs["W"].size <= case.inputs["W"].size


def test_one_hot_rows_stay_one_hot() -> None:
    axes = {"Z": "rows classes", "Y": "rows classes"}
    Y = np.eye(4)[[1, 3, 3]]
    smaller = list(fixed(axes, Z=Y * 1.26, Y=Y).smaller())
    assert smaller
    assert all((case.inputs["Y"].sum(axis=1) == 1).all() for case in smaller)
    numbers = list(fixed(axes, Z=Y * 1.26, Y=Y * 1.26).smaller())
    assert min(case.inputs["Y"].shape[1] for case in numbers) == 1


@pytest.mark.parametrize(
    ("z", "example"), [([0.3, 2], "z = [0.3]"), ([0, 2], "z = [0]")]
)
def test_what_is_asked_for_stays_finite(z: list[float], example: str) -> None:
    def sevens(calls: Sequence[Call]) -> list[Answer]:
        return [Answer(np.full(call.args[0].shape, 7.0)) for call in calls]

    cases = [fixed({"z": "rows"}, z=np.array(z, float))]
    logarithm = SameValues("log", "It is log(z)", 1, "log", cases, ArrayOf("rows"))
    bench = Bench(sevens, np.random.default_rng(1), {"log": np.log})
    with np.errstate(divide="ignore"):
        assert logarithm.run(bench).example == example


def test_small_cases_are_written_out() -> None:
    assert fixed(Z=np.array([[1.5]]), t=3).describe() == "Z = [[1.5]], t = 3"
    assert fixed(Z=np.array([0.0, -1.25])).describe() == "Z = [0, -1.25]"
    assert Case({"Z": np.zeros((3, 4))}, {}).describe() == "Z of shape (3, 4)"


def first_failed(result: Result) -> CheckResult:
    """Return the first check that failed."""
    return next(check for check in result.checks if check.state == "failed")


def test_likely_cause_and_smallest_case(strong: Crew) -> None:
    text = HEAD + "def softmax(Z):\n    e = np.exp(Z)\n    return e / np.sum(e)\n"
    result = graded(strong, "softmax", text, patient=True)
    rows = result.checks[1]
    assert rows.mutant == "one-sum-for-all"
    assert "sum of the whole matrix" in rows.cause
    assert rows.example.count("[") == 3  # Z of shape (2, 1): the smallest that fails
    assert result.checks[0].example.endswith("expected [[0.5, 0.5], [0.25, 0.75]]")
    waiting = result.checks[2]
    assert waiting.state == "skipped"
    assert waiting.finding.startswith("Cannot be checked until this passes: Every row")


def test_an_unknown_mistake_gets_no_cause(strong: Crew) -> None:
    text = HEAD + "def softmax(Z):\n    return Z * 0.25\n"
    assert first_failed(graded(strong, "softmax", text, patient=True)).cause == ""


def test_an_example_alone_is_weak_evidence(strong: Crew) -> None:
    text = HEAD + "def softmax(Z):\n    e = np.exp(Z)\n    return e / e.sum(axis=1)\n"
    result = graded(strong, "softmax", text, patient=True)
    example, rows = result.checks[:2]
    assert (example.state, rows.state) == ("failed", "failed")
    assert "columns were divided" not in example.cause
    assert "lost their axis" in rows.cause


def test_what_only_the_example_fits_is_not_blamed(strong: Crew) -> None:
    text = HEAD + (
        "def softmax(Z):\n    e = np.exp(Z)\n"
        "    return e / e.sum(axis=0) if Z.shape == (2, 2) else e / 7\n"
    )
    result = graded(strong, "softmax", text, patient=True)
    assert [check.mutant for check in result.checks[:2]] == ["", ""]


def test_a_mutant_that_passes_explains_nothing(strong: Crew) -> None:
    text = exercises.get("softmax").solution.replace(
        "return powers", "return 0.99999999 * powers"
    )
    result = graded(strong, "softmax", text, patient=True)
    assert result.score < 4
    assert {check.cause for check in result.checks} == {""}


def test_partial_points(strong: Crew) -> None:
    text = HEAD + (
        "def softmax(Z):\n    e = np.exp(Z)\n    return e / e.sum(1, keepdims=True)\n"
    )
    result = graded(strong, "softmax", text, patient=True)
    assert (result.score, result.points) == (6, 8)
    assert first_failed(result).mutant == "no-shift"
    assert "1000" in first_failed(result).example


def test_one_mistake_costs_once(strong: Crew) -> None:
    text = HEAD + (
        "def relu(Z):\n    return np.where(Z > 0, Z, 0.1 * Z)\n"
        "def relu_backward(dA, Z):\n    return dA * np.where(Z > 0, 1.0, 0.1)\n"
    )
    result = graded(strong, "relu-backward", text, patient=True)
    assert {c.id: c.state for c in result.checks}["slope"] == "passed"
    assert first_failed(result).id == "forward"


FORMS = {
    "log-sum-exp": "L = Z.max(1, keepdims=True); L = L + np.log(np.exp(Z - L)"
    ".sum(1, keepdims=True)); return np.exp(Z - L)",
    "row by row": "return np.stack([np.exp(z - z.max()) / np.exp(z - z.max()).sum() "
    "for z in Z])",
    "minus mean of extremes": "S = Z - Z.max(axis=-1)[:, None]; E = np.exp(S); "
    "return E * (1 / E.sum(axis=-1)[:, None])",
}


@pytest.mark.parametrize("name", FORMS)
def test_other_forms_of_softmax_are_right(name: str, strong: Crew) -> None:
    text = f"{HEAD}def softmax(Z):\n    {FORMS[name]}\n"
    for seed in range(5):
        assert graded(strong, "softmax", text, seed, patient=True).score == 8


def test_other_forms_of_adam_are_right(strong: Crew) -> None:
    text = HEAD + (
        "def adam_step(theta, grad, m, v, t, lr=1e-3, beta1=.9, beta2=.999, eps=1e-8)"
        ":\n"
        "    m = m + (1 - beta1) * (grad - m)\n"
        "    v = v + (1 - beta2) * (grad**2 - v)\n"
        "    rate = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)\n"
        "    step = rate * m / (np.sqrt(v) + eps * np.sqrt(1 - beta2**t))\n"
        "    return [theta - step, m, v]\n"
    )
    for seed in range(5):
        assert graded(strong, "adam-step", text, seed, patient=True).score == 10


SYMPY = """
import sympy as sp
def probabilities(z):
    top = sp.Max(*z)
    return tuple(1 / sum(sp.exp(other - one) for other in z) for one in z)
def gradient(z, d):
    p = probabilities(z)
    loss = -sum(b * sp.log(a) for a, b in zip(p, d))
    return [sp.diff(loss, one) for one in z]
"""


def test_other_forms_of_an_expression_are_right(strong: Crew) -> None:
    assert graded(strong, "softmax-kl-gradient", SYMPY, patient=True).score == 9


def test_a_wrong_derivative_is_shown_at_a_small_point(strong: Crew) -> None:
    text = SYMPY.replace("-sum(b", "sum(b")
    checks = graded(strong, "softmax-kl-gradient", text, patient=True).checks
    found = next(c for c in checks if c.id == "any-target").finding
    assert found.startswith("Derivative 1 is `")
    assert "`. That is not the derivative asked for: at z1 = 0, z2 = 1, " in found
    assert "d1 = 1, d2 = 2 yours is 0.1932, it should be -0.1932." in found


def test_advice_fits_the_package(strong: Crew) -> None:
    slow = "def probabilities(z):\n    while True: pass\n"
    lazy = "def probabilities(z): return (one for one in z)\n"
    found = [
        graded(strong, "softmax-kl-gradient", text, patient=text is lazy).checks[0]
        for text in (slow, lazy)
    ]
    assert "simplify" in found[0].finding
    assert "return a list of expressions" in found[1].finding
    assert not any("NumPy" in check.finding for check in found)


def test_a_forward_pass_of_booleans_has_the_wrong_dtype(strong: Crew) -> None:
    text = HEAD + (
        "def relu(Z): return Z > 0\ndef relu_backward(dA, Z): return 2 * dA * (Z > 0)\n"
    )
    checks = graded(strong, "relu-backward", text, patient=True).checks
    (slope,) = (check for check in checks if check.id == "slope")
    assert slope.stage == "dtype"
    assert slope.finding == "`relu`'s result has dtype bool, expected float64."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Z -= Z.max(1, keepdims=True); E = np.exp(Z)", "`out=` and `Z[...] =` write"),
        ("Z[0, 0] = 3.0; E = np.exp(Z)", "changed its input Z, which belongs to"),
        ("E = np.exp(Z - Z.max(1)[:, None]) + np.zeros(Z.shape)", "without a dtype"),
        ("return input()", "`softmax` waits for `input()`"),
        ("breakpoint()", "stops at a `breakpoint()`"),
        ("exit()", "`softmax` ends the program"),
        ("quit()", "`softmax` ends the program"),
    ],
)
def test_common_slips_get_advice(body: str, words: str, strong: Crew) -> None:
    text = f"{HEAD}def softmax(Z):\n    {body}\n"
    text += "    return E / E.sum(axis=1, keepdims=True)\n"
    if "3.0" in body:  # right, then changed: no mutant does this
        text = text.replace(body, "E = np.exp(Z - Z.max(1, keepdims=True))")
        text = text.replace("    return", "    Z[0, 0] = 3.0\n    return")
    result = graded(strong, "softmax", text, patient=True)
    assert any(words in check.finding for check in result.checks), result


def test_only_the_failing_call_is_heard(strong: Crew) -> None:
    text = HEAD + (
        "print('top')\ndef softmax(Z):\n    print('Z is', Z.shape)\n"
        "    e = np.exp(Z)\n    return e / e.sum(axis=1, keepdims={})\n"
    )
    lines, warnings = parted(graded(strong, "softmax", text.format(False)).printed)
    assert lines == ["top", "Z is (2, 2)"]
    lines, warnings = parted(graded(strong, "softmax", text.format(True)).printed)
    assert lines == ["top", "Z is (1, 1)"]
    assert warnings[0] == (
        "Line 5 of softmax.py: RuntimeWarning: overflow encountered in exp"
    )
    assert len(set(warnings)) == len(warnings)


def test_the_smallest_call_is_heard(strong: Crew) -> None:
    text = HEAD + (
        "def softmax(Z):\n    print(len(Z))\n    e = np.exp(Z)\n"
        "    return e / e.sum(axis=1, keepdims=True) * (1 if len(Z) < 3 else 2)\n"
    )
    (line,) = graded(strong, "softmax", text, patient=True).printed.splitlines()
    assert int(line) > 2


def test_drawn_numbers_are_shown_short() -> None:
    case = Case({"Z": np.array([1 / 3, 0.25, 1e-300, 1e6]), "lr": 2 / 3}, {})
    assert case.describe() == "Z = [0.3333, 0.25, 1e-300, 1000000], lr = 0.6667"


def test_arrays_inside_of_lists_and_dictionaries_are_shown_by_their_shape() -> None:
    W = np.zeros((3, 4))
    inputs = {"weights": [W, np.array([1 / 3])], "data": {"X": W, "rate": 2 / 3}}
    inputs |= {"sizes": (3, 4), "pair": (W, np.array([1])), "names": ["a", "b"]}
    assert Case(inputs, {}).describe() == (
        "weights = [array of shape (3, 4), [0.3333]], "
        "data = {'X': array of shape (3, 4), 'rate': 0.6667}, sizes = (3, 4), "
        "pair = (array of shape (3, 4), [1]), names = ['a', 'b']"
    )


@pytest.mark.parametrize("got", [10, 10.0, np.int64(10), np.array(10), np.float64(10)])
def test_a_whole_number_on_paper_is_a_number(got: object) -> None:
    for answer, returns in ((10.0, Number), (11.0, Number), (10, WholeNumber())):
        check = ByHand("limit", "The limit", 1, "LIMIT", answer, returns)
        bench = Bench(lambda calls: [Answer(got)], np.random.default_rng(0))
        assert check.run(bench).passed == (answer == 10)


@pytest.mark.parametrize("got", [10.5, np.inf, np.nan, True, np.array([10.0]), "10"])
def test_what_is_no_whole_number_on_paper_is_none(got: object) -> None:
    check = ByHand("limit", "The limit", 1, "LIMIT", 10, WholeNumber())
    bench = Bench(lambda calls: [Answer(got)], np.random.default_rng(0))
    finding = check.run(bench).finding
    assert finding is not None
    assert finding.stage == "type"


def test_a_count_may_come_as_a_float() -> None:
    for got in (3, 3.0, np.float32(3), np.array(3.0), np.int64(3)):
        assert Count().compare(got, 3, FLOAT, "It") is None, got
    for odd, stage in ((4.0, "values"), (3.5, "type"), (True, "type")):
        finding = Count().compare(odd, 3, FLOAT, "It")
        assert finding is not None
        assert finding.stage == stage, odd


def test_shapes_have_singulars() -> None:
    finding = ArrayOf("rows classes").compare(WANT, WANT[:1], FLOAT, "The result")
    assert finding is not None
    assert "expected (1, 3): 1 row by 3 classes." in finding.text


def test_a_renamed_function_is_named(strong: Crew) -> None:
    text = "from math import exp\ndef my_softmax(Z): return Z\n"
    first = graded(strong, "softmax", text).checks[0]
    assert first.finding == (
        "There is no function `softmax`; your file defines `my_softmax`."
    )


def test_a_letter_that_looks_like_another_is_named(strong: Crew) -> None:
    text = "def s\u043eftmax(Z): return Z\ndef softmaxx(Z): return Z\n"
    first = graded(strong, "softmax", text).checks[0]
    assert first.finding.endswith(
        "They look alike, but letter 2 of yours is CYRILLIC SMALL LETTER O. "
        "Type the name anew."
    )
    other = graded(strong, "softmax", "def sigmoid(Z): return Z\n").checks[0]
    assert "alike" not in other.finding


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("softmax = 3", "`softmax` is not callable, for it is an int. Is the name"),
        ("softmax = np.zeros(3)", "`softmax` is not callable, for it is an ndarray."),
        (
            "sum = 3\ndef softmax(Z): return sum(Z)",
            "TypeError: 'int' object is not callable. Brackets behind a name call it",
        ),
    ],
)
def test_what_cannot_be_called_is_named(text: str, words: str, strong: Crew) -> None:
    first = graded(strong, "softmax", f"{HEAD}{text}\n").checks[0]
    assert first.finding.startswith(words)
    assert first.stage == "error"


def test_whole_numbers_are_the_likely_cause(strong: Crew) -> None:
    perceptron = exercises.get("perceptron").solution
    for mine, wrong in (
        ("np.zeros(n_inputs)", "np.zeros(n_inputs, dtype=int)"),
        ("self.w = self.w + error * X[n]", "self.w += error * X[n]"),
    ):
        assert mine in perceptron
        perceptron = perceptron.replace(mine, wrong)
    first = first_failed(graded(strong, "perceptron", perceptron, patient=True))
    assert "Cannot cast ufunc" in first.finding
    assert "An array of whole numbers has no room for fractions" in first.finding
    text = exercises.get("softmax").solution.replace(
        "    shifted", "    Z = Z.astype(np.int64)\n    shifted", 1
    )
    line = text.split("\n").index("    Z = Z.astype(np.int64)") + 1
    found = first_failed(graded(strong, "softmax", text, patient=True))
    assert found.cause == (
        f"The array on line {line} holds whole numbers (`astype(int64)`): what is "
        "stored there loses its fraction."
    )
    assert found.mutant == ""


def test_a_solution_of_whole_numbers_makes_them_no_cause() -> None:
    text = "import numpy\nP = numpy.zeros(3, dtype='int32')\n"
    assert "line 2 holds whole numbers (`dtype=int32`)" in whole_numbers(text, "")
    assert whole_numbers(text, text) == ""
    assert whole_numbers("P = numpy.zeros(3, dtype=float, order='C')", "") == ""
    assert whole_numbers("(" * 9, "") == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("def softmax(Z)\n    return Z\n", "expected ':'.\n    def softmax(Z)\nThis"),
        ("x = (1,\x07\n", "\n    x = (1,\nThis costs nothing."),
        ("x = = '" + "y" * 500 + "'\n", "y\nThis costs nothing."),
    ],
)
def test_a_line_that_cannot_be_read_is_shown(
    text: str, shown: str, strong: Crew
) -> None:
    note = graded(strong, "softmax", text).note
    assert shown in note
    assert max(map(len, note.splitlines())) < 120


@pytest.mark.parametrize("word", ["input", "breakpoint", "exit"])
def test_the_file_itself_gets_the_same_advice(word: str, strong: Crew) -> None:
    note = graded(strong, "softmax", f"{word}()\n").note
    assert note.startswith("The file ")
    assert word in note or "ends the program" in note


def test_what_was_not_done_is_named(strong: Crew) -> None:
    text = SYMPY.replace("sp.diff", "sp.Derivative")
    checks = graded(strong, "softmax-kl-gradient", text, patient=True).checks
    assert checks[1].finding == (
        "Derivative 1 holds `Derivative(...)` as it is; call `.doit()`."
    )


HOSTILE = """
import sympy as sp
class Sneaky(sp.Symbol):
    def __str__(self): return {text!r}
def probabilities(z): return [Sneaky('s') for _ in z]
def gradient(z, d): return probabilities(z)
"""


@pytest.mark.parametrize("text", ["__import__('os').system('id')", "9" * 70000, "z9"])
def test_hostile_expressions_are_only_texts(text: str, strong: Crew) -> None:
    result = graded(strong, "softmax-kl-gradient", HOSTILE.format(text=text))
    assert result.score == 0
    assert first_failed(result).stage in ("type", "values", "ended")


def test_a_count_by_hand(strong: Crew) -> None:
    text = "PARAMETERS_4_4_4_2 = 56\nPARAMETERS_4_16_16_2 = None\n"
    checks = {c.id: c for c in graded(strong, "parameter-count", text).checks}
    assert "56, which is not right" in checks["small"].finding
    assert "not answered yet" in checks["large"].finding
    assert (
        "no function `parameter_count`; your file defines none"
        in checks["sizes"].finding
    )
