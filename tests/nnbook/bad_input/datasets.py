"""Bad input to nnbook.datasets: what is called, and what the error says."""

import tempfile
from pathlib import Path

import numpy as np

import nnbook

XOR = nnbook.logic_gate("xor")
CURVES = [nnbook.moons, nnbook.circles, nnbook.spirals]
PLANE = [*CURVES, nnbook.quarter_circle, nnbook.checkerboard]

LABELS = "expected N >= 1 class indices, integers >= 0"
COUNT = "expected an integer of at least"


def in_a_folder(call, name="file", content=b""):
    """Call with the path of a file that holds the content."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        return call(Path(folder) / name)


def plane_rows(draw):
    """The rows that every set of points in the plane has."""
    name = draw.__name__
    least = 2 if draw in CURVES else 1
    for what, n in {
        "too few": least - 1,
        "float": 9.0,
        "text": "9",
        "None": None,
    }.items():
        yield f"{name}: n {what}", lambda n=n: draw(n), rf"^n is {n!r}, {COUNT} {least}"
    yield f"{name}: n bool", lambda: draw(True), rf"^n is True, {COUNT} {least}"
    for noise in (-0.1, float("nan"), float("inf"), "0.1", None, True, [0.1]):
        message = r"^noise is .*, expected a number in \[0, inf\)"
        yield f"{name}: noise {noise}", lambda z=noise: draw(9, z), message
    for rng in (-1, 0.5, "seed", None, np.random):
        yield f"{name}: rng {rng!r:.9}", lambda r=rng: draw(9, rng=r), "^rng is "


ROWS = [
    *(row for draw in PLANE for row in plane_rows(draw)),
    *(
        (
            f"circles: factor {factor}",
            lambda factor=factor: nnbook.circles(9, factor=factor),
            r"^factor is .*, expected a number in \(0, 1\)",
        )
        for factor in (0, 1, -0.5, float("nan"), "half")
    ),
    *(
        (
            f"spirals: turns {turns}",
            lambda turns=turns: nnbook.spirals(9, turns=turns),
            r"^turns is .*, expected a number in \(0, inf\)",
        )
        for turns in (0, -1, float("nan"), float("inf"), "two")
    ),
    *(
        (
            f"spirals: arms {arms}",
            lambda arms=arms: nnbook.spirals(9, arms=arms),
            rf"^arms is {arms!r}, {COUNT} 2",
        )
        for arms in (1, 2.0, "two")
    ),
    (
        "spirals: fewer points than arms",
        lambda: nnbook.spirals(3, arms=4),
        rf"^n is 3, {COUNT} 4",
    ),
    *(
        (
            f"checkerboard: cells {cells}",
            lambda cells=cells: nnbook.checkerboard(9, cells=cells),
            rf"^cells is {cells!r}, {COUNT} 2",
        )
        for cells in (1, 4.0, "four")
    ),
    *(
        (
            f"{function.__name__}: n {n}",
            lambda function=function, n=n: function(n),
            rf"^n is {n!r}, {COUNT} 1",
        )
        for function in (nnbook.binary_patterns, nnbook.parity)
        for n in (0, -1, 2.0, "2", None, True)
    ),
    (
        "binary_patterns: too many",
        lambda: nnbook.binary_patterns(25),
        "^n is 25, expected an integer of at most 24",
    ),
    (
        "parity: too many",
        lambda: nnbook.parity(70),
        "^n is 70, expected an integer of at most 24",
    ),
    ("parity: no bits", lambda: nnbook.parity(3, []), "^bits is "),
    ("parity: bits as floats", lambda: nnbook.parity(3, [0.0]), "^bits is "),
    ("parity: negative bit", lambda: nnbook.parity(3, [-1]), "^bits is "),
    (
        "parity: bit that is not there",
        lambda: nnbook.parity(3, [0, 3]),
        r"^bits is \[0, 3\], expected distinct indices below n = 3",
    ),
    (
        "parity: a bit twice",
        lambda: nnbook.parity(3, [1, 1]),
        r"^bits is \[1, 1\], expected distinct indices below n = 3",
    ),
    *(
        (
            f"logic_gate: {name}",
            lambda name=name: nnbook.logic_gate(name),
            f"^name is {name!r}, expected one of false, and, .*, nand, true",
        )
        for name in ("XOR", "not", "", None, 6)
    ),
    *(
        (
            f"truth_table: {len(outputs)} outputs",
            lambda outputs=outputs: nnbook.truth_table(outputs),
            rf"^outputs' length is {len(outputs)}, expected 2\^n for n inputs, n >= 1",
        )
        for outputs in ([1], [0, 1, 1], [0] * 6)
    ),
    (
        "truth_table: empty",
        lambda: nnbook.truth_table([]),
        rf"^outputs is .*, {LABELS}",
    ),
    ("truth_table: floats", lambda: nnbook.truth_table([0.0, 1.0]), "^outputs is "),
    ("truth_table: text", lambda: nnbook.truth_table("01"), "^outputs is "),
    ("truth_table: ragged", lambda: nnbook.truth_table([[0], [0, 1]]), "^outputs is "),
    ("truth_table: negative", lambda: nnbook.truth_table([0, -1]), "^outputs is "),
    (
        "one_hot: too few classes",
        lambda: nnbook.one_hot([0, 2], 2),
        rf"^classes is 2, {COUNT} 3",
    ),
    (
        "one_hot: more classes than memory holds",
        lambda: nnbook.one_hot([10**15]),
        r"^classes is 1000000000000001, expected fewer: there is no memory for \(1, ",
    ),
    (
        "one_hot: more classes than an array holds",
        lambda: nnbook.one_hot([0, 1], 10**20),
        "^classes is 100000000000000000000, expected fewer: there is no memory",
    ),
    ("one_hot: classes as text", lambda: nnbook.one_hot([0], "2"), "^classes is '2'"),
    *(
        (f"one_hot: {what}", lambda y=y: nnbook.one_hot(y), rf"^y is .*, {LABELS}")
        for what, y in {
            "negative": [0, -1],
            "floats": [0.0, 1.0],
            "rows": [[0, 1]],
            "empty": [],
            "text": ["0", "1"],
            "None": None,
        }.items()
    ),
    ("one_hot: ragged", lambda: nnbook.one_hot([[0], [0, 1]]), "^y is "),
    (
        "as_images: no square",
        lambda: nnbook.as_images(np.ones((2, 8))),
        r"^X has rows of 8 pixels, expected 1 H\^2 for H x H images",
    ),
    (
        "as_images: no squares",
        lambda: nnbook.as_images(np.ones((2, 9)), 2),
        r"^X has rows of 9 pixels, expected 2 H\^2",
    ),
    (
        "as_images: more channels than pixels",
        lambda: nnbook.as_images(np.ones((2, 9)), 10),
        r"^X has rows of 9 pixels, expected 10 H\^2",
    ),
    (
        "as_images: no pixels",
        lambda: nnbook.as_images(np.ones((2, 0))),
        r"^X has shape \(2, 0\), expected \(N, n\)",
    ),
    (
        "as_images: images already",
        lambda: nnbook.as_images(np.ones((2, 1, 3, 3))),
        r"^X has shape \(2, 1, 3, 3\), expected \(N, n\)",
    ),
    ("as_images: empty", lambda: nnbook.as_images(np.ones((0, 9))), "^X has shape"),
    (
        "as_images: text",
        lambda: nnbook.as_images([["a"]]),
        "^X has dtype <U1, expected",
    ),
    (
        "as_images: no channels",
        lambda: nnbook.as_images(np.ones((2, 9)), 0),
        rf"^channels is 0, {COUNT} 1",
    ),
    *(
        (
            f"{f.__name__}: {what}",
            lambda f=f, data=data: f(data, 1),
            rf"(?s)^data{message}",
        )
        for f in (nnbook.noisy_copies, nnbook.balanced_subset)
        for what, data, message in (
            ("no pair", np.ones((2, 2)), r" is .*, expected a pair \(X, y\)"),
            ("three", (*XOR, 0), r" is .*, expected a pair"),
            ("text", (["a"], [0]), r"\.X has dtype <U1, expected numbers"),
            ("labels", ([[1.0]], [0.5]), rf"\.y is .*, {LABELS}"),
            ("empty", (np.ones((0, 2)), []), rf"\.y is .*, {LABELS}"),
            (
                "lengths",
                (XOR.X, [0, 1]),
                r"\.X's shape is \(4, 2\), expected \(N, \.\.",
            ),
        )
    ),
    *(
        (
            f"noisy_copies: copies {copies}",
            lambda copies=copies: nnbook.noisy_copies(XOR, copies),
            rf"^copies is {copies!r}, {COUNT} 1",
        )
        for copies in (0, -1, 1.0, "1", None)
    ),
    *(
        (
            f"noisy_copies: noise {noise}",
            lambda noise=noise: nnbook.noisy_copies(XOR, 1, noise),
            r"^noise is .*, expected a number in \[0, inf\)",
        )
        for noise in (-1, float("nan"), float("inf"), "1", None)
    ),
    (
        "noisy_copies: rng",
        lambda: nnbook.noisy_copies(XOR, rng="seed"),
        "^rng is 'seed'",
    ),
    *(
        (
            f"balanced_subset: n {n}",
            lambda n=n: nnbook.balanced_subset(XOR, n),
            rf"^n is {n!r}, {COUNT} 1",
        )
        for n in (0, -1, 2.0, "2", None)
    ),
    (
        "balanced_subset: more than there are",
        lambda: nnbook.balanced_subset(XOR, 5),
        "^n is 5, expected at most what the smallest class allows, which has 2 samples",
    ),
    (
        "balanced_subset: rng",
        lambda: nnbook.balanced_subset(XOR, 2, "seed"),
        "^rng is 'seed'",
    ),
    (
        "load_mnist: number",
        lambda: nnbook.load_mnist(5),
        "^directory is 5, expected a pa",
    ),
    (
        "load_mnist: nowhere",
        lambda: nnbook.load_mnist("/nowhere"),
        "^directory /nowhere does not exist, expected a folder of IDX files",
    ),
    (
        "load_mnist: file",
        lambda: in_a_folder(nnbook.load_mnist),
        "^directory .* is a file, expected a folder of IDX files",
    ),
    (
        "load_mnist: another folder",
        lambda: in_a_folder(lambda file: nnbook.load_mnist(file.parent)),
        "^directory .* has no file train-images-idx3-ubyte, expected it, plain or .gz",
    ),
    ("read_idx: number", lambda: nnbook.read_idx(5), "^path is 5, expected a path"),
    ("read_idx: None", lambda: nnbook.read_idx(None), "^path is None, expected a path"),
    (
        "read_idx: nowhere",
        lambda: nnbook.read_idx("/nowhere"),
        r"^file /nowhere cannot be read \(No such file or directory\), expected a read",
    ),
    (
        "read_idx: of no axes",
        lambda: in_a_folder(nnbook.read_idx, content=b"\0\0\x08\0\x01"),
        "^file .* has 0 axes, expected at least 1",
    ),
    (
        "read_idx: not one",
        lambda: in_a_folder(nnbook.read_idx, content=b"text"),
        "^file .* starts with 74657874, expected the IDX magic",
    ),
    (
        "read_idx: no axes",
        lambda: in_a_folder(lambda file: nnbook.read_idx(file, 0)),
        rf"^ndim is 0, {COUNT} 1",
    ),
    (
        "read_idx: axes as text",
        lambda: in_a_folder(lambda file: nnbook.read_idx(file, "3")),
        rf"^ndim is '3', {COUNT} 1",
    ),
    (
        "write_idx: number",
        lambda: nnbook.write_idx(5, np.ones(2, np.uint8)),
        "^path is 5, expected a path",
    ),
    *(
        (
            f"write_idx: {what}",
            lambda array=array: in_a_folder(lambda f: nnbook.write_idx(f, array)),
            message,
        )
        for what, array, message in (
            ("list", [1, 2], r"^array is \[1, 2\], expected of type ndarray"),
            (
                "floats",
                np.ones(2),
                "^array has dtype float64 and 1 axes, expected uint8",
            ),
            (
                "scalar",
                np.array(1, np.uint8),
                "^array has dtype uint8 and 0 axes, expe",
            ),
            (
                "text",
                np.array(["a"]),
                "^array has dtype <U1 and 1 axes, expected uint8",
            ),
        )
    ),
    (
        "write_idx: nowhere",
        lambda: nnbook.write_idx("/nowhere/x", np.ones(2, np.uint8)),
        r"^file /nowhere/x cannot be written \(No such file or directory\), expected a",
    ),
    *(
        (
            f"{f.__name__}: path {path!r}",
            lambda f=f, path=path, given=given: f(path, *given),
            "^path is .*, expected a path",
        )
        for f, given in [(nnbook.read_idx, ()), (nnbook.write_idx, (np.ones(2, "u1"),))]
        for path in ("", "a\0b", b"bytes")
    ),
    (
        "write_idx: onto a folder",
        lambda: in_a_folder(
            lambda file: nnbook.write_idx(file.parent, np.ones(2, np.uint8))
        ),
        r"^file .* cannot be written \(Is a directory\), expected a folder",
    ),
]
ROWS += [
    (
        f"{draw.__name__}: memory for {n}",
        lambda draw=draw, n=n: draw(n),
        f"n is {n}, expected fewer: there is no memory for",
    )
    for draw in PLANE
    for n in (10**15, 10**30)
]
ROWS += [
    (
        f"noisy_copies: memory for {copies}",
        lambda copies=copies: nnbook.noisy_copies(XOR, copies),
        f"copies is {copies}, expected fewer: there is no memory for",
    )
    for copies in (10**15, 10**30)
]
