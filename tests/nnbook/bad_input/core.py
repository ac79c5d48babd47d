"""What networks, layers, penalties and gradient checks do not take."""

from copy import deepcopy as copied

import numpy as np

import nnbook

X, Y = np.ones((5, 3)), np.ones((5, 2))
MSE = nnbook.MSE()
RNG = np.random.default_rng(0)
MASKED = np.ma.masked_equal([[1.0, 9.0]] * 5, 9.0)


def network():
    return nnbook.mlp([3, 4, 2])


def dense(forward=None):
    layer = nnbook.Dense(3, 2)
    if forward is not None:
        layer.forward(forward)
    return layer


def seen(network):
    """The network after one forward."""
    network.forward(X)
    return network


def loss_grad(X=X, Y=Y, **options):
    return network().loss_grad(MSE, X, Y, **options)


def wrong_arrays(name, argument, call, shape):
    """Rows for an argument that must be an array of numbers (N, ...)."""
    ragged = [[1.0], [1.0, 2.0]]
    for what, value, message in (
        ("strings", np.full((5, 3), "a"), "has dtype <U1, expected .*number"),
        ("None", None, "(is None|has dtype object), expected"),
        ("ragged rows", ragged, r"is \[\[1.0\], .*expected an array of numbers"),
        ("one axis", np.ones(3), rf"has shape \(3,\), expected {shape}"),
        ("another width", np.ones((5, 7)), rf"has shape \(5, 7\), expected {shape}"),
        ("no samples", np.ones((0, 3)), rf"has shape \(0, 3\), expected {shape}"),
    ):
        yield (
            f"{name}: {argument} {what}",
            lambda v=value: call(v),
            f"{argument} {message}",
        )


ROWS = [
    (
        "Network: no layers",
        lambda: nnbook.Network([]),
        r"layers is \[\], expected at",
    ),
    ("Network: None", lambda: nnbook.Network(None), "layers is None, expected of type"),
    (
        "Network: what is no layer",
        lambda: nnbook.Network(["relu"]),
        "layers is 'relu', expected of type Layer",
    ),
    (
        "Network: layers that do not fit",
        lambda: nnbook.Network([nnbook.Dense(2, 3), nnbook.Dense(4, 2)]),
        r"Dense\(4, 2\) gets samples of shape \(3,\), expected \(4,\)",
    ),
    (
        "Network: unknown initializer",
        lambda: nnbook.Network([dense()], "He"),
        "initializer is 'He', expected one of .*he",
    ),
    (
        "Network: initializer a number",
        lambda: nnbook.Network([dense()], 3),
        "initializer is 3, expected one of",
    ),
    *(
        (
            f"Network: seed {seed!r}",
            lambda s=seed: nnbook.Network([dense()], seed=s),
            "seed is .*, expected an integer of at least 0",
        )
        for seed in (-1, 0.5, "x", None)
    ),
    *(
        (
            f"Network: dtype {dtype!r}",
            lambda d=dtype: nnbook.Network([dense()], dtype=d),
            "dtype is .*, expected float32, float64 or",
        )
        for dtype in ("int64", "float16", "complex64", "x", 5)
    ),
    *wrong_arrays("Network.forward", "X", lambda v: network().forward(v), r"\(N, 3\)"),
    *wrong_arrays("Network.loss_grad", "X", lambda v: loss_grad(X=v), r"\(N, 3\)"),
    (
        "Network.loss_grad: X complex",
        lambda: loss_grad(X=X + 1j),
        "X has dtype complex128, expected float64",
    ),
    (
        "Network.loss_grad: Y of another width",
        lambda: loss_grad(Y=np.ones((5, 3))),
        r"Y has shape \(5, 3\), expected \(5, 2\), the shape of the network's output",
    ),
    (
        "Network.loss_grad: Y too short",
        lambda: loss_grad(Y=np.ones((4, 2))),
        r"Y has shape \(4, 2\), expected \(5, 2\), the shape of the network's output",
    ),
    ("Network.loss_grad: Y strings", lambda: loss_grad(Y="ab"), "Y has dtype <U2, exp"),
    (
        "Network.loss_grad: weights too short",
        lambda: loss_grad(weights=np.ones(4)),
        "weights .*expected",
    ),
    (
        "Network.loss_grad: weights negative",
        lambda: loss_grad(weights=-np.ones(5)),
        "weights.*expected",
    ),
    *(
        (
            f"Network.loss_grad: l2 {l2!r}",
            lambda v=l2: loss_grad(l2=v),
            r"l2 is .*, expected a number in \[0, inf\)",
        )
        for l2 in (-1, float("nan"), float("inf"), "x", None, np.ones(2))
    ),
    (
        "Network.backward: before forward",
        lambda: network().backward(np.ones((5, 2))),
        r"dZ is array\(\[\[1.*, expected forward before backward",
    ),
    (
        "Network.backward: before a copy's forward",
        lambda: copied(seen(network())).backward(np.ones((5, 2))),
        r"dA is array\(\[\[1.*, expected forward before backward",
    ),
    (
        "Network.backward: dZ of another shape",
        lambda: seen(network()).backward(np.ones((5, 3))),
        r"dZ has shape \(5, 3\), expected \(5, 2\), the shape of the network's output",
    ),
    (
        "Network: a layer of another network",
        lambda: nnbook.Network(network().layers[:2]),
        r"layers is Dense\(3, 4\), expected layers that are in no network yet",
    ),
    (
        "Network: a layer without parameters of another network",
        lambda: nnbook.Network([dense(), network().layers[1]]),
        r"layers is Activate\('relu'\), expected layers that are in no network yet",
    ),
    *(
        (
            f"{name}: initializer {what}",
            lambda m=make, i=initializer: m(i),
            message,
        )
        for name, make in (
            ("Network", lambda i: nnbook.Network([nnbook.Dense(3, 2)], i)),
            ("Network.initialize", lambda i: network().initialize(i)),
            ("Dense.initialize", lambda i: dense().initialize(i, RNG)),
            ("Conv2d.initialize", lambda i: nnbook.Conv2d(3, 2, 1).initialize(i, RNG)),
        )
        for what, initializer, message in (
            (
                "normal, not normal(0.01)",
                nnbook.normal,
                r"initializer is .*: normal\(\) takes .*, expected .* normal\(0.01\)",
            ),
            ("constant", nnbook.constant, "initializer is .*, expected a function of"),
            (
                "without result",
                lambda *a: None,
                "initializer's W has dtype object, exp",
            ),
            (
                "of one shape",
                lambda *a: np.ones((7, 7)),
                r"initializer's W has shape \(7, 7\), expected \(.*the layer's weights",
            ),
            (
                "of NaN",
                lambda n_in, n_out, rng, shape=None: np.full(
                    shape or (n_in, n_out), np.nan
                ),
                r"initializer's W\[0, .*\] is nan, expected finite numbers",
            ),
        )
    ),
    *(
        (
            f"{name}.initialize: {initializer!r}",
            lambda m=layer, i=initializer: m.initialize(i, RNG),
            "initializer is .*, expected a function of n_in, n_out, rng and shape",
        )
        for name, layer in (("Dense", dense()), ("Conv2d", nnbook.Conv2d(3, 2, 1)))
        for initializer in ("he", None)
    ),
    *(
        (
            f"Network.loss_grad: {type(loss).__name__} of a target {y}",
            lambda loss=loss, y=y: network().loss_grad(loss, X, np.full((5, 2), y)),
            rf"Y\[0, 0\] is {y}, expected {expected}",
        )
        for loss, y, expected in (
            (nnbook.BinaryCrossEntropy(), -1.0, r"numbers in \[0, 1\]"),
            (nnbook.BinaryCrossEntropy(), 5.0, r"numbers in \[0, 1\]"),
            (nnbook.SoftmaxCrossEntropy(), -1.0, "numbers >= 0"),
            (MSE, np.nan, "finite numbers"),
        )
    ),
    (
        "Network.loss_grad: X not finite",
        lambda: loss_grad(X=np.full((5, 3), np.inf)),
        r"X\[0, 0\] is inf, expected finite numbers",
    ),
    (
        "check_gradient: a target that is none",
        lambda: nnbook.check_gradient(
            network(), nnbook.BinaryCrossEntropy(), X, np.full((5, 2), 5)
        ),
        r"Y\[0, 0\] is 5.0, expected numbers in \[0, 1\]",
    ),
    *(
        (
            f"{name}: masked",
            lambda c=call, m=MASKED: c(m),
            r"\w+\[0, 1\] is --, expected numbers, none of them masked",
        )
        for name, call in (
            ("Network.forward", lambda m: nnbook.mlp([2, 2]).forward(m)),
            ("Network.backward", lambda m: seen(nnbook.mlp([3, 2])).backward(m)),
            ("Dense.forward", lambda m: nnbook.Dense(2, 2).forward(m)),
            ("Activate.forward", lambda m: nnbook.Activate("relu").forward(m)),
            ("MSE.__call__", lambda m: MSE(np.ones(m.shape), m)),
            ("relu", lambda m: nnbook.relu(m)),
            ("relu: float32", lambda m: nnbook.relu(m.astype(np.float32))),
            ("relu: integers", lambda m: nnbook.relu(m.astype(int))),
        )
    ),
    (
        "Network.astype: integers",
        lambda: network().astype(int),
        "dtype is 'int64', expected float32",
    ),
    (
        "Network.initialize: unknown",
        lambda: network().initialize("x"),
        "initializer is 'x', expected one of",
    ),
    (
        "Network.load_state: what is no state",
        lambda: network().load_state([]),
        r"state is \[\], expected of type dict",
    ),
    (
        "Network.load_state: of fewer layers",
        lambda: network().load_state(network().state() | {"layers": [{}]}),
        "state's layers is 1, expected 3",
    ),
    *(
        (
            f"mlp: sizes {sizes!r}",
            lambda s=sizes: nnbook.mlp(s),
            f"sizes is .*, expected {message}",
        )
        for sizes, message in (
            ([4], "an input and an output size"),
            ([], "an input and an output size"),
            ([4, 0, 2], "an integer of at least 1"),
            ([4, 2.5], "an integer of at least 1"),
            ([4, True], "an integer of at least 1"),
            ([4, "2"], "an integer of at least 1"),
            (4, "of type list or tuple or range"),
            ("42", "of type list or tuple or range"),
        )
    ),
    *(
        (
            f"mlp: activation {what}",
            lambda a=activation: nnbook.mlp([4, 2], a),
            rf"activation is .*, expected one of identity, relu, .*, or {message}",
        )
        for message in [r"a layer like Activate\('elu', alpha=0.5\)$"]
        for what, activation in (
            ("unknown", "rellu"),
            ("None", None),
            ("a function", nnbook.relu),
            ("a pair", ("elu", 0.5)),
            ("a mapping", {"name": "elu", "alpha": 0.5}),
            ("the class", nnbook.Activate),
            ("another layer", nnbook.Dropout(0.5)),
            ("formulas", nnbook.make_activation("elu", alpha=0.5)),
        )
    ),
    (
        "mlp: unknown initializer",
        lambda: nnbook.mlp([4, 2], initializer="He"),
        "initializer is 'He', expected one of",
    ),
    (
        "mlp: dtype int64",
        lambda: nnbook.mlp([4, 2], dtype=np.int64),
        "dtype is 'int64', expected float32, float64 or",
    ),
    *(
        (
            f"mlp: dropout {rate!r}",
            lambda r=rate: nnbook.mlp([4, 3, 2], dropout=r),
            r"dropout is .*, expected a number in \[0, 1\)",
        )
        for rate in (1, -0.1, "x", float("nan"), None, "", False)
    ),
    (
        "dense_parameter_count: one size",
        lambda: nnbook.dense_parameter_count([3]),
        r"sizes is \[3\], expected an input and an output size",
    ),
    (
        "dense_parameter_count: a fraction",
        lambda: nnbook.dense_parameter_count([3, 0.5]),
        "sizes is 0.5, expected an integer of at least 1",
    ),
    ("Dense: n_in 0", lambda: nnbook.Dense(0, 2), "n_in is 0, expected an integer of"),
    (
        "Dense: n_out -1",
        lambda: nnbook.Dense(2, -1),
        "n_out is -1, expected an int",
    ),
    (
        "Dense: n_in 2.0",
        lambda: nnbook.Dense(2.0, 1),
        "n_in is 2.0, expected an i",
    ),
    (
        "Dense: n_out True",
        lambda: nnbook.Dense(2, True),
        "n_out is True, expected an",
    ),
    (
        "Dense: n_in None",
        lambda: nnbook.Dense(None, 1),
        "n_in is None, expected an",
    ),
    *wrong_arrays("Dense.forward", "X", lambda v: dense().forward(v), r"\(N, 3\)"),
    (
        "Dense.forward: X integers",
        lambda: dense().forward(np.ones((5, 3), int)),
        "X has dtype int64, expected floating-point numbers",
    ),
    (
        "Dense.backward: before forward",
        lambda: dense().backward(Y),
        r"dA is array\(\[\[1.*, expected forward before backward",
    ),
    (
        "Dense.backward: dA of another shape",
        lambda: dense(X).backward(X),
        r"dA has shape \(5, 3\), expected \(5, 2\), the shape of the layer's output",
    ),
    (
        "Dense.backward: dA a list",
        lambda: dense(X).backward(Y.tolist()),
        "dA is .*, expected an array of numbers",
    ),
    (
        "Dense.output_shape: images",
        lambda: dense().output_shape((1, 28, 28)),
        r"Dense\(3, 2\) gets samples of shape \(1, 28, 28\), expected \(3,\)",
    ),
    *(
        (
            f"Dense: {n} inputs and outputs",
            lambda n=n: nnbook.Dense(n, n),
            rf"Dense\({n}, {n}\) has {n * n + n}, expected parameters that fit",
        )
        for n in (10**9, 10**12)
    ),
    *(
        (
            f"{type(layer).__name__}.output_shape: {shape!r}",
            lambda layer=layer, s=shape: layer.output_shape(s),
            "shape is .*, expected sizes of at least 1, or None",
        )
        for layer in (
            nnbook.Activate("relu"),
            nnbook.AvgPool2d(2),
            nnbook.BatchNorm(3),
            nnbook.Conv2d(3, 2, 2),
            nnbook.Dense(3, 2),
            nnbook.Dropout(0.5),
            nnbook.Flatten(),
            nnbook.MaxPool2d(2),
            nnbook.Reshape((3,)),
        )
        for shape in (3, "3", ("a",), (0, 1, 1), (1.5,))
    ),
    (
        "Activate: unknown name",
        lambda: nnbook.Activate("Relu"),
        "name is 'Relu', expected one of identity",
    ),
    (
        "Activate: None",
        lambda: nnbook.Activate(None),
        "name is None, expect",
    ),
    (
        "Activate: unknown option",
        lambda: nnbook.Activate("relu", alpha=1),
        "option is 'alpha', expected an option of relu: it has none",
    ),
    (
        "Activate: option out of range",
        lambda: nnbook.Activate("elu", alpha=-1),
        r"alpha is -1, expected a number in \[1e-30, 1e\+30\]",
    ),
    (
        "Activate.forward: a list",
        lambda: nnbook.Activate("relu").forward([1.0]),
        r"X is \[1.0\], expected an array of numbers",
    ),
    (
        "Activate.backward: before forward",
        lambda: nnbook.Activate("relu").backward(X),
        r"dA is array\(\[\[1.*, expected forward before backward",
    ),
    (
        "Layer.load_state: not its own",
        lambda: nnbook.Layer().load_state({"rng": 1}),
        r"state is \['rng'\], expected Layer's, with nothing",
    ),
    (
        "l2_penalty: mask of another shape",
        lambda: nnbook.l2_penalty(np.ones(3), np.ones(2), 1),
        r"mask has shape \(2,\), expected that of theta, \(3,\)",
    ),
    *(
        (
            f"l2_penalty: mask {mask!r}",
            lambda m=mask: nnbook.l2_penalty(np.ones(2), m, 1),
            f"mask{message}",
        )
        for mask, message in (
            (["a", "b"], " has dtype <U1, expected numbers"),
            ([1j, 1], " has dtype complex128, expected float64"),
            ([1, np.nan], r"\[1\] is nan, expected 0 or 1"),
            ([-3, 1], r"\[0\] is -3.0, expected 0 or 1"),
            ([2, 1], r"\[0\] is 2.0, expected 0 or 1"),
        )
    ),
    (
        "l2_penalty: strings",
        lambda: nnbook.l2_penalty("abc", np.ones(2), 1),
        "theta has dtype <U3, expected numbers",
    ),
    (
        "l2_penalty: strength -1",
        lambda: nnbook.l2_penalty(np.ones(3), np.ones(3), -1),
        r"strength is -1, expected a number in \[0, inf\)",
    ),
    *(
        (
            f"{name}: {what}",
            lambda f=function, a=arguments: f(*a),
            message,
        )
        for name, function in (
            ("complex_step_gradient", nnbook.complex_step_gradient),
            ("central_difference_gradient", nnbook.central_difference_gradient),
        )
        for what, arguments, message in (
            ("f no function", (3, np.ones(2)), "f is 3, expected a function of theta"),
            ("theta a matrix", (np.sum, X), r"theta has shape \(5, 3\), expected \(n,"),
            ("theta a number", (np.sum, 1.0), r"theta has shape \(\), expected \(n,"),
            (
                "theta complex",
                (np.sum, [1j]),
                "theta has dtype complex128, expected fl",
            ),
            (
                "f an array",
                (lambda theta: theta, np.ones(2)),
                r"f\(theta\) is array\(\[1.*, expected one number",
            ),
            (
                "f a string",
                (lambda theta: "a", np.ones(2)),
                r"f\(theta\) has dtype <U1, expected numbers",
            ),
            (
                "f None",
                (lambda theta: None, np.ones(2)),
                r"f\(theta\) has dtype object",
            ),
            ("theta strings", (np.sum, "ab"), "theta has dtype <U2, expected numbers"),
            ("h 0", (np.sum, np.ones(2), 0), r"h is 0, expected a number in \(0, inf"),
            ("h None", (np.sum, np.ones(2), None), "h is None, expected a number in"),
        )
    ),
    (
        "central_difference_gradient: f complex",
        lambda: nnbook.central_difference_gradient(lambda t: 1j, np.ones(2)),
        r"f\(theta\) has dtype complex128, expected float64",
    ),
    (
        "relative_error: other shapes",
        lambda: nnbook.relative_error(np.ones(2), np.ones(3)),
        r"expected has shape \(3,\), expected that of got, \(2,\)",
    ),
    (
        "relative_error: strings",
        lambda: nnbook.relative_error("a", np.ones(3)),
        "got has dtype <U1, expected numbers",
    ),
    (
        "check_gradient: no network",
        lambda: nnbook.check_gradient(3, MSE, X, Y),
        "network is 3, expected of type Network",
    ),
    (
        "check_gradient: no loss",
        lambda: nnbook.check_gradient(network(), "mse", X, Y),
        "loss is 'mse', expected of type Loss",
    ),
    (
        "check_gradient: Y of another shape",
        lambda: nnbook.check_gradient(network(), MSE, X, X),
        r"Y has shape \(5, 3\), expected \(5, 2\), the shape of the network's output",
    ),
    (
        "Network.loss_grad: no loss",
        lambda: network().loss_grad("mse", X, Y),
        "loss is 'mse', expected of type Loss",
    ),
    *(
        (
            f"{kind.__name__}: theta None",
            lambda k=kind: k(None, 0.1),
            "theta is None, expected of type ndarray",
        )
        for kind in (nnbook.Optimizer,)
    ),
]
