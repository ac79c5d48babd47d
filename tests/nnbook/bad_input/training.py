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


def diverging():
    """A fit whose first gradient has the square of 1e300 in it."""
    with np.errstate(all="ignore"):
        return fit(loss=nnbook.MSE(), X=1e300 * X, clip_norm=1e9)


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


def begun(method, *arguments):
    """Call a method of a history in its first epoch."""
    history = nnbook.History()
    history.start_epoch()
    return getattr(history, method)(*arguments)


RNG = np.random.default_rng(0)
#: A real number that is no float, and what is said of it.
HUGE, HELD = 10**400, "10000.*000, expected a number that a float can hold"
RECORD = {
    "batch_losses": [[1.0, 2.0]],
    "batch_weights": [[3.0, 3.0]],
    "validation": [[1.0, 0.5]],
    "lr": [0.1],
    "seconds": [0.1],
}
THREE = {name: 3 * part for name, part in RECORD.items()}

ROWS = [
    *(
        (f"fit: {name}", lambda c=changed: fit(**c), said)
        for name, changed, said in FIT
    ),
    (
        "fit: a gradient that cannot be cut",
        diverging,
        r"^clip_norm is 1000000000\.0, but in epoch 1 grad\[\d+\] is .*, expected "
        "finite numbers: the rate lr may be too high, or X and Y not scaled",
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
        r"weights has shape \(5,\), expected \(6,\), the shape of one weight for each",
    ),
    *(
        (
            f"minibatches: weights {what}",
            lambda w=weights: nnbook.minibatches(X, Y, 2, RNG, w),
            said,
        )
        for what, weights, said in [
            ("of three columns", np.ones((6, 3)), r"weights has shape \(6, 3\), exp"),
            ("NaN", np.full(6, np.nan), r"weights\[0\] is nan, expected finite"),
            ("negative", -np.ones(6), "weights is .*, expected numbers >= 0, not all"),
            ("of strings", np.array(["a"] * 6), "weights has dtype <U1, expected num"),
        ]
    ),
    (
        "minibatches: X of strings",
        lambda: nnbook.minibatches(np.array([["a"]]), Y[:1], 2, RNG),
        "X has dtype <U1, expected numbers",
    ),
    (
        "minibatches: Y of objects",
        lambda: nnbook.minibatches(X[:1], np.array([None]), 2, RNG),
        "Y has dtype object, expected numbers",
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
        "evaluate: weights",
        lambda: evaluate(weights=np.ones(5)),
        r"weights has shape \(5,\), expected \(6,\)",
    ),
    (
        "evaluate: targets",
        lambda: evaluate(Y=-Y),
        r"Y\[0, 0\] is -1.0, expected numbers >= 0",
    ),
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
        "EarlyStopping.__call__: None",
        lambda: nnbook.EarlyStopping(1)(None),
        "run is None, expected of type Run",
    ),
    (
        "EarlyStopping.__call__: nothing held out",
        lambda: nnbook.EarlyStopping(1)(run()),
        r"history's val_loss is array\(\[\].*, expected at least one loss",
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
        "EarlyStopping.is_over: loss of 400 digits",
        lambda: nnbook.EarlyStopping(1).is_over(HUGE, network()),
        f"loss is {HELD}",
    ),
    *(
        (
            f"EarlyStopping.is_over: loss {loss!r}",
            lambda v=loss: nnbook.EarlyStopping(1).is_over(v, network()),
            "loss is .*, expected a number",
        )
        for loss in ("x", None, True, np.ones(2), 1j)
    ),
    *(
        (
            f"EarlyStopping.load_state: {name} {wrong!r}",
            lambda c={name: wrong}: nnbook.EarlyStopping(1).load_state(
                {"best_loss": 1.0, "best_state": None, "waited": 0} | c
            ),
            f"state's {name} is .*, expected",
        )
        for name, wrongs in {
            "best_loss": ("x", None, np.nan, True),
            "best_state": (3, "x", [1]),
            "waited": (None, -1, 1.5, "x"),
        }.items()
        for wrong in wrongs
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
        "History: metric called loss",
        lambda: nnbook.History("loss"),
        "metric is 'loss', expected another name than the loss's",
    ),
    (
        "History.add_batch: no epoch",
        lambda: nnbook.History().add_batch(1.0, 1),
        "history has no epoch, expected start_epoch before a batch",
    ),
    (
        "History.end_epoch: no epoch",
        lambda: nnbook.History().end_epoch(1.0),
        "history has no epoch, expected start_epoch before its end",
    ),
    (
        "History.running_loss: no epoch",
        lambda: nnbook.History().running_loss,
        "history has no batch in this epoch, expected at least one",
    ),
    *(
        (f"History.{method}: {what}", lambda m=method, a=got: begun(m, *a), said)
        for method, what, got, said in [
            ("add_batch", "loss", ("x", 1), "loss is 'x', expected a number"),
            ("add_batch", "no loss", (None, 1), "loss is None, expected a number"),
            ("add_batch", "400 digits", (HUGE, 1), f"loss is {HELD}"),
            ("add_validation", "400 digits", (1, HUGE), f"score is {HELD}"),
            ("add_batch", "weight", (1, "x"), "weight is 'x', expected a number"),
            ("add_batch", "weight 0", (1, 0), r"weight is 0, expected .* \(0, inf\)"),
            ("add_batch", "weight < 0", (1.0, -0.5), r"weight is -0\.5, expected"),
            ("add_validation", "loss", ("x", 1), "loss is 'x', expected a number"),
            ("add_validation", "score", (1, None), "score is None, expected a number"),
            ("end_epoch", "lr", ("x",), r"lr is 'x', expected a number in \[0, inf\)"),
            ("end_epoch", "lr -1", (-1,), r"lr is -1, expected a number in \[0, inf"),
            ("load_state", "empty", ({},), r"state is \[\], expected \['batch_losses'"),
            ("load_state", "None", (None,), "state is None, expected of type dict"),
        ]
    ),
    *(
        (
            f"History.load_state: {name} {wrong}",
            lambda c={name: wrong}: nnbook.History().load_state(RECORD | c),
            f"state's {name} ",
        )
        for name, wrongs in {
            "batch_losses": ("x", [1.0, 2.0], None),
            "batch_weights": ("x", [[1.0]], [3.0, 3.0]),
            "validation": ("x", [[1.0, 2.0, 3.0]], [1.0, 2.0]),
            "lr": ("x", [[0.1]], 0.1),
            "seconds": (None, [[0.1]]),
        }.items()
        for wrong in wrongs
    ),
    (
        "History.load_state: fewer losses than weights",
        lambda: nnbook.History().load_state(RECORD | {"batch_losses": [[1.0]]}),
        r"state's batch_weights of shape is \(1, 2\), expected that of such a record",
    ),
    *(
        (
            f"History.load_state: {name} of {len(wrong)} epochs of 3",
            lambda c={name: wrong}: nnbook.History().load_state(THREE | c),
            rf"state's {name} of shape is .*, expected that of such a record",
        )
        for name in ("validation", "lr", "seconds")
        for wrong in (RECORD[name], 4 * RECORD[name])
    ),
    (
        "History.add_validation: no epoch",
        lambda: nnbook.History().add_validation(1.0, 1.0),
        "history has no epoch, expected start_epoch before a validation",
    ),
    (
        "History.best_epoch: nothing held out",
        lambda: nnbook.History().best_epoch,
        "history has no validation losses, expected at least one",
    ),
    ("Run: network", lambda: run(network=1), "network is 1, expected of type Network"),
    ("Run: loss", lambda: run(loss=1), "loss is 1, expected of type Loss"),
    ("Run: optimizer", lambda: run(optimizer=1), "optimizer is 1, expected of type Op"),
    ("Run: rng", lambda: run(rng="x"), "rng is 'x', expected of type Generator or Ran"),
    ("Run: stop", lambda: run(stop="x"), "stop is 'x', expected of type bool"),
    ("Run: history", lambda: run(history=1), "history is 1, expected of type History"),
]
