"""Arguments that `fit` refuses."""

import numpy as np

import nnbook

X, Y = np.ones((6, 3)), np.tile([1.0, 0.0], (6, 1))
NAN = np.where(np.eye(6, 3) > 0, np.nan, X)

GOOD = {"validation": (X, Y)}

#: What changes in a call of `fit`, and what is then said.
FIT = [
    ("network", {"network": None}, "network is None, expected of type Network"),
    ("loss", {"loss": "mse"}, "loss is 'mse', expected of type Loss"),
    ("loss class", {"loss": nnbook.MSE}, "loss is .*, expected of type Loss"),
    ("optimizer", {"optimizer": 1}, "optimizer is 1, expected of type Optimizer"),
    (
        "optimizer of another theta",
        {"optimizer": nnbook.Adam(np.ones(26))},
        "optimizer is .*, expected one made with network.theta",
    ),
    ("X wide", {"X": np.ones((6, 4))}, r"X has shape \(6, 4\), expected \(N, 3\)"),
    ("X vector", {"X": np.ones(6)}, r"X has shape \(6,\), expected \(N, 3\)"),
    ("X empty", {"X": np.ones((0, 3))}, r"X has shape \(0, 3\), expected"),
    ("X strings", {"X": [["a", "b", "c"]]}, "X has dtype <U1, expected numbers"),
    ("X None", {"X": None}, "X has dtype object, expected numbers"),
    ("X ragged", {"X": [[1], [1, 2]]}, "X is .*, expected an array of numbers"),
    ("X NaN", {"X": NAN}, r"X\[0, 0\] is nan, expected finite numbers"),
    ("Y wide", {"Y": np.ones((6, 3))}, r"Y has shape \(6, 3\), expected \(N, 2\)"),
    ("Y vector", {"Y": np.ones(6)}, r"Y has shape \(6,\), expected"),
    ("Y short", {"Y": Y[:5]}, "Y is '5 samples', expected 6, as many as X"),
    ("Y negative", {"Y": -Y}, r"Y\[0, 0\] is -1.0, expected numbers >= 0"),
    ("Y infinite", {"Y": Y + np.inf}, r"Y\[0, 0\] is inf, expected"),
    ("epochs 0", {"epochs": 0}, "epochs is 0, expected an integer of at least 1"),
    ("epochs 1.5", {"epochs": 1.5}, "epochs is 1.5, expected an integer"),
    ("batch_size 0", {"batch_size": 0}, "batch_size is 0, expected an integer of"),
    ("batch_size None", {"batch_size": None}, "batch_size is None, expected an int"),
    ("patience 0", GOOD | {"patience": 0}, "patience is 0, expected an integer of"),
    (
        "patience alone",
        {"patience": 3},
        "validation is None, expected held-out data when patience is given",
    ),
    (
        "validation",
        {"validation": X},
        r"validation is 'ndarray', expected a pair \(X, Y\)",
    ),
    (
        "validation 4",
        {"validation": (X, Y, X, X)},
        r"validation is 'tuple', expected a pair",
    ),
    (
        "validation weights",
        {"validation": (X, Y, -np.ones(6))},
        "validation weights is .*, expected numbers >= 0, not all of them 0",
    ),
    (
        "validation targets",
        {"validation": (X, -Y)},
        r"validation Y\[0, 0\] is -1.0, expected numbers >= 0",
    ),
    (
        "validation X",
        {"validation": (np.ones((4, 2)), Y[:4])},
        r"validation X has shape \(4, 2\), expected \(N, 3\)",
    ),
    (
        "validation Y",
        {"validation": (X, np.ones((6, 3)))},
        r"validation Y has shape \(6, 3\), expected \(N, 2\)",
    ),
    (
        "validation short",
        {"validation": (X, Y[:4])},
        "validation Y is '4 samples', expected 6",
    ),
    (
        "validation NaN",
        {"validation": (NAN, Y)},
        r"validation X\[0, 0\] is nan, expected finite",
    ),
    ("rng text", {"rng": "seven"}, "rng is 'seven', expected an integer of at least 0"),
    ("rng None", {"rng": None}, "rng is None, expected an integer of at least 0"),
    ("rng -1", {"rng": -1}, "rng is -1, expected an integer of at least 0"),
    ("weights short", {"weights": np.ones(5)}, r"weights has shape \(5,\), expected"),
    ("weights 0", {"weights": np.zeros(6)}, "weights is .*, expected numbers >= 0, n"),
    ("weights < 0", {"weights": [1, 1, 1, 1, 1, -1]}, "weights is .*, expected num"),
    ("l2 < 0", {"l2": -1e-9}, r"l2 is -1e-09, expected a number in \[0, inf\)"),
    ("l2 text", {"l2": "1"}, r"l2 is '1', expected a number in \[0, inf\)"),
    ("clip_norm 0", {"clip_norm": 0}, r"clip_norm is 0, expected a number in \(0, in"),
    ("schedule", {"schedule": 0.1}, "schedule is 0.1, expected a function of the time"),
    (
        "schedule NaN",
        {"schedule": lambda t: np.nan},
        r"schedule\(t\) is nan, expected a number in \[0, inf\)",
    ),
    ("metric", {"metric": "f1"}, "metric is 'f1', expected one of accuracy, rmse, mae"),
    ("metric 1", {"metric": 1}, "metric is 1, expected a name or a function of Y and"),
    (
        "metric without a number",
        GOOD | {"metric": lambda Y, Z: Z[0]},
        r"metric\(Y, Z\) is .*, expected a number",
    ),
    (
        "metric that one sample cannot have",
        {"validation": (X[:1], Y[:1]), "metric": "r2"},
        "Y has 1 sample, expected at least 2 for a variance",
    ),
    ("progress", {"progress": "no"}, "progress is 'no', expected of type bool"),
    ("callbacks", {"callbacks": print}, "callbacks is .*, expected of type list or"),
    ("callback", {"callbacks": [1]}, "callbacks is 1, expected functions of the run"),
    ("resume", {"resume": True}, "checkpoint is None, expected a path to resume from"),
    ("resume 1", {"resume": 1}, "resume is 1, expected of type bool"),
    ("checkpoint", {"checkpoint": 7}, "checkpoint is 7, expected of type str or Path"),
    (
        "checkpoint nowhere",
        {"checkpoint": "no/such/run.npz"},
        "checkpoint is 'no/such/run.npz', expected a file in a folder that is there",
    ),
    ("checkpoint folder", {"checkpoint": "."}, "checkpoint is '.', expected a file in"),
    (
        "checkpoint in a folder for no files",
        {"checkpoint": "/proc/run.npz"},
        "checkpoint is '/proc/run.npz', expected a file in a folder .* written to",
    ),
    (
        "checkpoint with a null character",
        {"checkpoint": "run\0.npz"},
        r"checkpoint is 'run\\x00.npz', expected a file in a folder",
    ),
    (
        "checkpoint device",
        {"checkpoint": "/dev/null"},
        "checkpoint is '/dev/null', exp",
    ),
    ("checkpoint empty", {"checkpoint": ""}, "checkpoint is '', expected a file in"),
]
