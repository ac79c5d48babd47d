"""What the layers of images, batch normalisation and dropout do not take."""

from copy import deepcopy

import numpy as np

import nnbook

IMAGES = np.ones((2, 3, 4, 4))
CHILDLESS = np.random.Generator(np.random.RandomState(0)._bit_generator)
PCG64 = np.random.default_rng(0).bit_generator.state
RAGGED = [[[[1.0, 2.0], [3.0]]]]


def seen(layer, X, train=False):
    """The layer after one forward."""
    layer.forward(X, train)
    return layer


#: A layer, a batch that fits it, the shape it expects, and a batch of a wrong shape.
LAYERS = [
    (nnbook.Conv2d(3, 2, 2), IMAGES, r"\(N, 3, n, n\)", np.ones((2, 4, 4, 4))),
    (nnbook.MaxPool2d(2), IMAGES, r"\(N, n, n, n\)", np.ones((2, 16))),
    (nnbook.AvgPool2d(2), IMAGES, r"\(N, n, n, n\)", np.ones((2, 16))),
    (nnbook.Flatten(), IMAGES, r"\(N, \.\.\.\)", np.ones(3)),
    (nnbook.Reshape((48,)), IMAGES, r"\(N, \.\.\.\)", np.ones(48)),
    (nnbook.BatchNorm(3), IMAGES, r"\(N, \.\.\.\)", np.ones(3)),
    (nnbook.Activate("elu"), IMAGES, r"\(N, \.\.\.\)", np.ones(3)),
    (nnbook.Dropout(0.5), IMAGES, r"\(N, \.\.\.\)", np.ones(3)),
]


def rows_of_forward(layer, X, shape, wrong):
    name = f"{type(layer).__name__}.forward"
    for what, value, message in (
        ("None", None, "X is None, expected an array of numbers"),
        ("list", [[1.0]], r"X is \[.*, expected an array of numbers"),
        ("strings", np.full(X.shape, "a"), "X has dtype <U1, expected floating-point"),
        ("integers", X.astype(int), "X has dtype int64, expected floating-point"),
        ("float16", X.astype(np.float16), "X has dtype float16, expected floating-po"),
        ("complex64", X.astype(np.complex64), "X has dtype complex64, expected floati"),
        ("no samples", X[:0], rf"X has shape \(0, 3, 4, 4\), expected {shape} with N"),
        ("wrong shape", wrong, rf"X has shape \(.*, expected {shape} with N"),
    ):
        yield f"{name}: {what}", lambda v=value: layer.forward(v), message


def rows_without_a_batch(layer, X):
    """Rows for layers, and copies of layers, that have not run forward."""
    name = f"{type(layer).__name__}.backward"
    made = type(layer)(**layer.config())
    for what, dA in (
        ("nothing", np.empty(0)),
        ("no rows", np.empty((0, 2))),
        ("no images", np.empty((0, 2, 3, 3))),
        ("a batch", X),
    ):
        for whose, other in (
            ("before forward", lambda: made),
            ("before a copy's forward", lambda: deepcopy(seen(layer, X, True))),
        ):
            yield (
                f"{name}: {what} {whose}",
                lambda o=other, d=dA: o().backward(d),
                r"dA is array\(.*, expected forward before backward",
            )


def rows_of_backward(layer, X):
    name = f"{type(layer).__name__}.backward"
    A = layer.forward(X)
    for what, value, message in (
        ("None", None, "dA is None, expected an array of numbers"),
        ("wrong shape", A[:1], r"dA has shape \(1, .*, expected \(2, .*layer's output"),
        ("list", [[1.0]], r"dA is \[.*, expected an array of numbers"),
        ("strings", np.full(A.shape, "a"), "dA has dtype <U1, expected numbers"),
        ("objects", np.full(A.shape, None), "dA has dtype object, expected numbers"),
        ("complex", A + 1j, "dA has dtype complex128, expected float64"),
    ):
        yield f"{name}: {what}", lambda v=value: layer.backward(v), message


def sizes(name, make, argument, least=1):
    """Rows for an argument that is an integer of at least `least`, or two of them."""
    bad = [least - 1, "a", 1.5, True, (1, least - 1), ("a", 1)]
    for value in bad:
        yield (
            f"{name}: {argument} {value!r}",
            lambda v=value: make(v),
            rf"{argument} is .*, expected an integer of at least {least}",
        )
    for value in ((), (1,), (1, 1, 1)):
        yield (
            f"{name}: {argument} {value!r}",
            lambda v=value: make(v),
            rf"{argument} is \(.*, expected an integer or a pair of integers",
        )


def counts(name, make, argument):
    for value in (0, -1, 1.5, True, None, "a"):
        yield (
            f"{name}: {argument} {value!r}",
            lambda v=value: make(v),
            rf"{argument} is .*, expected an integer of at least 1",
        )


def correlations(name, function):
    X, W = np.ones((1, 2, 3, 3)), np.ones((1, 2, 2, 2))
    numbers = "expected .*numbers"
    rows = [
        ("X None", lambda: function(None, W), f"X has dtype object, {numbers}"),
        ("X strings", lambda: function("a", W), f"X has dtype <U1, {numbers}"),
        ("X ragged", lambda: function(RAGGED, W), f"X is .*, {numbers}"),
        ("X a row", lambda: function(X[0], W), r"X's shape is \(2, 3, 3\), expected"),
        ("no images", lambda: function(X[:0], W), r"X's shape is \(0, 2, 3, 3\), exp"),
        ("W None", lambda: function(X, None), f"W has dtype object, {numbers}"),
        ("W strings", lambda: function(X, "a"), f"W has dtype <U1, {numbers}"),
        ("W ragged", lambda: function(X, RAGGED), f"W is .*, {numbers}"),
        (
            "W a kernel",
            lambda: function(X, W[0]),
            r"W's shape is \(2, 2, 2\), expected",
        ),
        ("no kernels", lambda: function(X, W[:0]), r"W's shape is \(0, 2, 2, 2\), exp"),
        (
            "other channels",
            lambda: function(X, W[:, :1]),
            r"W's shape is \(1, 1, 2, 2\), expected \(F, 2, kh, kw\)",
        ),
        (
            "small image",
            lambda: function(X[:, :, :1], W),
            "image has 1 rows or columns and 0 of padding .* expected at least 2",
        ),
    ]
    for what, call, message in rows:
        yield f"{name}: {what}", call, message
    yield from sizes(name, lambda v: function(X, W, v), "stride")
    yield from sizes(name, lambda v: function(X, W, 1, v), "padding", 0)


def pools(pool):
    name = pool.__name__
    yield from sizes(name, pool, "size")
    yield from sizes(name, lambda v: pool(3, v), "stride")
    yield from sizes(name, lambda v: pool(3, 1, v), "padding", 0)
    for size, padding in ((3, 2), (1, 1), ((2, 1), 1), ((4, 4), (0, 3))):
        yield (
            f"{name}: padding {padding} of size {size}",
            lambda s=size, p=padding: pool(s, 1, p),
            r"padding is .*, expected at most half of size, ",
        )
    yield (
        f"{name}.forward: small image",
        lambda: pool(5).forward(IMAGES),
        "image has 4 rows or columns and 0 of padding .*, expected at least 5",
    )
    yield (
        f"{name}.output_shape: rows",
        lambda: pool(2).output_shape((16,)),
        rf"{name}\(2\) gets samples of shape \(16,\), expected \(None, None, None\)",
    )


def numbers(name, make, argument, bad, interval):
    for value in (*bad, "a", None, True, float("nan")):
        yield (
            f"{name}: {argument} {value!r}",
            lambda v=value: make(v),
            rf"{argument} is .*, expected a number in {interval}",
        )


ROWS = [
    *(row for layer in LAYERS for row in rows_of_forward(*layer)),
    *(row for layer, X, *_ in LAYERS for row in rows_of_backward(layer, X)),
    *(row for layer, X, *_ in LAYERS for row in rows_without_a_batch(layer, X)),
    *correlations("cross_correlate", nnbook.cross_correlate),
    *correlations("convolve", nnbook.convolve),
    *counts("Conv2d", lambda v: nnbook.Conv2d(v, 1, 1), "c_in"),
    *counts("Conv2d", lambda v: nnbook.Conv2d(1, v, 1), "c_out"),
    *sizes("Conv2d", lambda v: nnbook.Conv2d(1, 1, v), "kernel"),
    *sizes("Conv2d", lambda v: nnbook.Conv2d(1, 1, 1, v), "stride"),
    *sizes("Conv2d", lambda v: nnbook.Conv2d(1, 1, 1, 1, v), "padding", 0),
    (
        "Conv2d.forward: small image",
        lambda: nnbook.Conv2d(3, 1, 7, padding=1).forward(IMAGES),
        "image has 4 rows or columns and 1 of padding .*, expected at least 7",
    ),
    (
        "Conv2d.output_shape: other channels",
        lambda: nnbook.Conv2d(3, 1, 1).output_shape((1, 4, 4)),
        r"Conv2d\(3, 1, 1\) gets samples of shape \(1, 4, 4\), expected \(3, None",
    ),
    *(row for pool in (nnbook.MaxPool2d, nnbook.AvgPool2d) for row in pools(pool)),
    *(
        (
            f"AvgPool2d: count_include_pad {value!r}",
            lambda v=value: nnbook.AvgPool2d(2, count_include_pad=v),
            "count_include_pad is .*, expected of type bool",
        )
        for value in (1, "a", None)
    ),
    *(
        (
            f"Reshape: shape {value!r}",
            lambda v=value: nnbook.Reshape(v),
            f"shape is .*, expected {expected}",
        )
        for value, expected in (
            (784, "of type tuple or list"),
            (None, "of type tuple or list"),
            ("ab", "of type tuple or list"),
            ((), "at least one size"),
            ((1, 0), "an integer of at least 1"),
            ((1, -1), "an integer of at least 1"),
            ((2.0,), "an integer of at least 1"),
        )
    ),
    (
        "Reshape.forward: another size",
        lambda: nnbook.Reshape((1, 28, 28)).forward(np.ones((2, 783))),
        r"sample of Reshape\(\(1, 28, 28\)\) is \(783,\), expected 784 numbers",
    ),
    *counts("BatchNorm", nnbook.BatchNorm, "n_features"),
    *(
        (
            f"BatchNorm: {n} features",
            lambda n=n: nnbook.BatchNorm(n),
            f"n_features is {n}, expected fewer: there is no memory",
        )
        for n in (10**15, 10**30)
    ),
    *numbers(
        "BatchNorm",
        lambda v: nnbook.BatchNorm(1, v),
        "momentum",
        (-0.1, 1.1),
        r"\[0, 1\]",
    ),
    *numbers(
        "BatchNorm",
        lambda v: nnbook.BatchNorm(1, eps=v),
        "eps",
        (-1, 0, float("inf")),
        r"\(0, inf\)",
    ),
    (
        "BatchNorm.forward: other features",
        lambda: nnbook.BatchNorm(2).forward(IMAGES),
        r"sample of BatchNorm\(2\) is \(3, 4, 4\), expected \(2,\) or \(2, H, W\)",
    ),
    (
        "BatchNorm.forward: one number of each feature",
        lambda: nnbook.BatchNorm(2).forward(np.ones((1, 2)), train=True),
        r"X's shape is \(1, 2\), expected two numbers of each feature at least, in tr",
    ),
    *(
        (
            f"BatchNorm.load_state: {what}",
            lambda s=state: nnbook.BatchNorm(2).load_state(s),
            message,
        )
        for what, state, message in (
            ("another layer's", {"rng": 1}, r"state is \['rng'\], expected BatchNorm"),
            ("empty", {}, r"state is \[\], expected BatchNorm's"),
            (
                "a variance below 0",
                {"running_mean": np.ones(2), "running_var": -np.ones(2)},
                r"state's running_var\[0\] is -1.0, expected numbers >= 0",
            ),
            (
                "strings",
                {"running_mean": np.ones(2), "running_var": ["a", "b"]},
                "state's running_var has dtype <U1, expected numbers",
            ),
            (
                "wrong shape",
                {"running_mean": np.ones(2), "running_var": np.ones(3)},
                r"state's running_var has shape \(3,\), expected that of running_var",
            ),
        )
    ),
    *numbers("Dropout", nnbook.Dropout, "rate", (-0.1, 1, 1.5), r"\[0, 1\)"),
    (
        "Dropout.initialize: a RandomState",
        lambda: nnbook.Dropout(0.5).initialize(nnbook.he, np.random.RandomState(0)),
        "rng is RandomState.*, expected of type Generator",
    ),
    (
        "Dropout.initialize: a generator without children",
        lambda: nnbook.Dropout(0.5).initialize(nnbook.he, CHILDLESS),
        r"rng is Generator\(MT19937\), expected a generator made by numpy.random",
    ),
    *(
        (
            f"Dropout.load_state: rng {state!r}",
            lambda s=state: nnbook.Dropout(0.5).load_state({"rng": s}),
            "state's rng is .*, expected the state of a generator",
        )
        for state in (None, 3, {}, PCG64 | {"state": {"state": -1, "inc": 1}})
    ),
    (
        "Dropout.load_state: another layer's",
        lambda: nnbook.Dropout(0.5).load_state({"running_mean": 1}),
        "state is .*, expected Dropout's",
    ),
    (
        "Dropout.load_state: no state of a generator",
        lambda: nnbook.Dropout(0.5).load_state({"rng": "a"}),
        "state's rng is 'a', expected the state of a generator",
    ),
    (
        "Dropout.load_state: another kind of generator",
        lambda: nnbook.Dropout(0.5).load_state({"rng": {"bit_generator": "MT19937"}}),
        "state's rng is .*, expected the state of a generator",
    ),
]
