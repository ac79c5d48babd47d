"""What training refuses: (id, call, what the message says)."""

import numpy as np

import nnbook
from tests.nnbook.training.bad_fits import FIT, NAN, X, Y

LOSS = nnbook.SoftmaxCrossEntropy()


def network():
    return nnbook.mlp([3, 4, 2])


def fit(**changed):
    made = network()
    arguments = {
        "network": made,
        "loss": LOSS,
        "optimizer": nnbook.Adam(made.theta),
        "X": X,
        "Y": Y,
        "epochs": 2,
    }
    return nnbook.fit(**arguments | changed)


def evaluate(X=X, Y=Y, made=None, loss=LOSS, **options):
    return nnbook.evaluate(made or network(), loss, X, Y, **options)


def run(**changed):
    made = network()
    arguments = {
        "network": made,
        "loss": LOSS,
        "optimizer": nnbook.Adam(made.theta),
        "history": nnbook.History(),
        "rng": np.random.default_rng(0),
    }
    return nnbook.Run(**arguments | changed)


RNG = np.random.default_rng(0)

ROWS = [
    *(
        (f"fit: {name}", lambda c=changed: fit(**c), said)
        for name, changed, said in FIT
    ),
    (
        "minibatches: batch_size 0",
        lambda: nnbook.minibatches(X, Y, 0, RNG),
        "batch_size is 0, expected an integer of at least 1",
    ),
    (
        "minibatches: batch_size 2.0",
        lambda: nnbook.minibatches(X, Y, 2.0, RNG),
        "batch_size is 2.0, expected an integer",
    ),
    (
        "minibatches: seed",
        lambda: nnbook.minibatches(X, Y, 2, 7),
        "rng is 7, expected of type Generator or RandomState",
    ),
    (
        "minibatches: list",
        lambda: nnbook.minibatches([[1]], Y, 2, RNG),
        r"X is \[\[1\]\], expected of type ndarray",
    ),
    (
        "minibatches: empty",
        lambda: nnbook.minibatches(X[:0], Y[:0], 2, RNG),
        r"X has shape \(0, 3\), expected \(N, ...\)",
    ),
    (
        "minibatches: scalar",
        lambda: nnbook.minibatches(np.array(1.0), Y, 2, RNG),
        r"X has shape \(\), expected \(N, ...\)",
    ),
    (
        "minibatches: Y short",
        lambda: nnbook.minibatches(X, Y[:4], 2, RNG),
        "Y is '4 samples', expected as many as X, 6",
    ),
    (
        "minibatches: weights short",
        lambda: nnbook.minibatches(X, Y, 2, RNG, np.ones(5)),
        "weights is '5 samples', expected as many as X, 6",
    ),
    (
        "predict: no network",
        lambda: nnbook.predict(None, X),
        "network is None, expected of type Network",
    ),
    (
        "predict: batch_size 0",
        lambda: nnbook.predict(network(), X, 0),
        "batch_size is 0, expected an integer of at least 1",
    ),
    (
        "predict: empty",
        lambda: nnbook.predict(network(), X[:0]),
        r"X has shape \(0, 3\), expected \(N, ...\) with N >= 1",
    ),
    (
        "predict: vector",
        lambda: nnbook.predict(network(), [1, 2, 3]),
        r"X has shape \(3,\), expected \(N, ...\) with N >= 1",
    ),
    (
        "predict: wide",
        lambda: nnbook.predict(network(), np.ones((2, 4))),
        r"X has shape \(2, 4\), expected \(N, 3\)",
    ),
    ("predict: NaN", lambda: nnbook.predict(network(), NAN), r"X\[0, 0\] is nan, exp"),
    ("evaluate: loss", lambda: evaluate(loss=1), "loss is 1, expected of type Loss"),
    ("evaluate: X NaN", lambda: evaluate(NAN), r"X\[0, 0\] is nan, expected finite"),
    ("evaluate: Y NaN", lambda: evaluate(Y=Y * np.nan), r"Y\[0, 0\] is nan, expected"),
    ("evaluate: Y strings", lambda: evaluate(Y="a"), "Y has dtype <U1, expected num"),
    ("evaluate: Y short", lambda: evaluate(Y=Y[:4]), r"Y has shape \(4, 2\), expected"),
    (
        "evaluate: batch_size",
        lambda: evaluate(batch_size=-1),
        "batch_size is -1, expected an integer of at least 1",
    ),
    (
        "evaluate: metric",
        lambda: evaluate(metric="F1"),
        "metric is 'F1', expected one of accuracy, rmse, mae, r2",
    ),
    (
        "evaluate: metric that is no number",
        lambda: evaluate(metric=lambda Y, Z: Y[0]),
        r"metric\(Y, Z\) is .*, expected a number",
    ),
    (
        "EarlyStopping: patience 0",
        lambda: nnbook.EarlyStopping(0),
        "patience is 0, expected an integer of at least 1",
    ),
    (
        "EarlyStopping.is_over: theta",
        lambda: nnbook.EarlyStopping(1).is_over(1.0, np.ones(2)),
        "network is .*, expected of type Network",
    ),
    (
        "EarlyStopping.restore: theta",
        lambda: nnbook.EarlyStopping(1).restore(np.ones(2)),
        "network is .*, expected of type Network",
    ),
    (
        "EarlyStopping.load_state: other keys",
        lambda: nnbook.EarlyStopping(1).load_state({"waited": 1}),
        r"state is \['waited'\], expected \['best_loss', 'best_state', 'waited'\]",
    ),
    (
        "EarlyStopping.load_state: None",
        lambda: nnbook.EarlyStopping(1).load_state(None),
        "state is None, expected of type dict",
    ),
    (
        "History: metric",
        lambda: nnbook.History(3),
        "metric is 3, expected of type str",
    ),
    (
        "History.best_epoch: nothing held out",
        lambda: nnbook.History().best_epoch,
        "history has no validation losses, expected at least one",
    ),
    ("Run: network", lambda: run(network=1), "network is 1, expected of type Network"),
    ("Run: loss", lambda: run(loss=1), "loss is 1, expected of type Loss"),
    ("Run: optimizer", lambda: run(optimizer=1), "optimizer is 1, expected of type Op"),
    ("Run: history", lambda: run(history=1), "history is 1, expected of type History"),
]
