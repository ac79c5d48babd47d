"""Whole networks against loops, the complex step, scikit-learn and PyTorch."""

import numpy as np
import pytest

import nnbook
from tests.nnbook import references as ref
from tests.nnbook.losses.test_formulas import LOSSES, NAMES

SIZES = [(1, 1), (3, 2), (2, 1, 2), (4, 4, 4, 2), (3, 5, 1, 4, 3)]
each_sizes = pytest.mark.parametrize("sizes", SIZES, ids=str)


def filled(sizes, rng, **options):
    """A network whose every parameter, biases too, is random."""
    network = nnbook.mlp(sizes, **options)
    network.theta[:] = rng.normal(size=network.parameter_count)
    return network


@each_sizes
def test_forward_is_loops(sizes, rng):
    network = filled(sizes, rng)
    X = ref.read_only(rng.normal(size=(5, sizes[0])))
    expected = ref.relu_network(network.theta, sizes, X)
    for train in (False, True):
        np.testing.assert_allclose(network.forward(X, train), expected, rtol=1e-12)


@each_sizes
@pytest.mark.parametrize("activation", list(nnbook.ACTIVATIONS))
@pytest.mark.parametrize("loss", LOSSES, ids=NAMES)
def test_gradient_of_a_whole_network(sizes, activation, loss, rng):
    network = filled(sizes, rng, activation=activation)
    X, Y = rng.normal(size=(4, sizes[0])), rng.normal(size=(4, sizes[-1]))
    twin = network.astype(complex)

    def value(theta):
        twin.theta[:] = theta
        return loss(twin.forward(X, train=True), Y)

    got = network.loss_grad(loss, *ref.read_only(X, Y))
    assert got == pytest.approx(loss(network.forward(X), Y), rel=1e-15)
    expected = ref.complex_step(value, network.theta)
    np.testing.assert_allclose(network.grad, expected, rtol=1e-13, atol=2e-15)


@each_sizes
def test_gradient_by_loops_alone(sizes, rng):
    """Nothing of nnbook in the reference: loops and the definition of the loss."""
    network = filled(sizes, rng)
    X, Y = rng.normal(size=(4, sizes[0])), rng.normal(size=(4, sizes[-1]))

    def value(theta):
        point = theta + 0j

        def network_at(X):
            A = X + 0j
            pairs = ref.parameters(point, sizes)
            for layer, (W, b) in enumerate(pairs):
                A = ref.multiply(A, W) + b
                if layer < len(pairs) - 1:
                    A = A * (A.real > 0)
            return A

        return ((network_at(X) - Y) ** 2).sum() / Y.size

    network.loss_grad(nnbook.MSE(), X, Y)
    assert ref.distance(network.grad, ref.complex_step(value, network.theta)) < 1e-13


@pytest.mark.parametrize("loss", LOSSES, ids=NAMES)
def test_gradient_where_every_preactivation_is_zero(loss, rng):
    network = nnbook.mlp([3, 4, 2], initializer="zeros")
    X, Y = rng.normal(size=(5, 3)), rng.uniform(size=(5, 2))
    check = nnbook.check_gradient(network, loss, X, Y)
    assert check.complex_step < 1e-13


def test_upstream_gradient_may_be_anything(rng):
    network = filled((3, 4, 2), rng, activation="tanh")
    X, dZ = ref.read_only(rng.normal(size=(5, 3)), rng.normal(size=(5, 2)))
    twin = network.astype(complex)

    def value(theta):
        twin.theta[:] = theta
        return (dZ * twin.forward(X)).sum()

    network.forward(X)
    assert network.backward(dZ) is network.grad
    assert ref.distance(network.grad, ref.complex_step(value, network.theta)) < 1e-13


@each_sizes
def test_float32_agrees_with_float64(sizes, rng):
    small = filled(sizes, rng, dtype=np.float32, activation="tanh")
    large = small.astype(np.float64)
    X, Y = rng.normal(size=(6, sizes[0])), rng.uniform(size=(6, sizes[-1]))
    for loss in LOSSES:
        values = [net.loss_grad(loss, X, Y) for net in (small, large)]
        assert values[0] == pytest.approx(values[1], rel=1e-4)
        assert small.grad.dtype == np.float32
        assert small.forward(X).dtype == np.float32
        assert ref.distance(small.grad, large.grad) < 1e-4


def test_one_vector_holds_every_parameter():
    network = nnbook.mlp([4, 3, 2])
    dense = [layer for layer in network.layers if isinstance(layer, nnbook.Dense)]
    parts = [p for layer in dense for p in (layer.W, layer.b)]
    np.testing.assert_array_equal(
        np.concatenate([p.ravel() for p in parts]), network.theta
    )
    network.theta[:] = np.arange(network.parameter_count)
    np.testing.assert_array_equal(dense[0].W, np.arange(12).reshape(4, 3))
    np.testing.assert_array_equal(dense[0].b, [12, 13, 14])
    np.testing.assert_array_equal(dense[1].W, 15 + np.arange(6).reshape(3, 2))
    np.testing.assert_array_equal(dense[1].b, [21, 22])
    network.grad[:] = 5
    assert all((layer.dW == 5).all() and (layer.db == 5).all() for layer in dense)


def test_mlp_has_an_activation_between_layers_and_none_at_the_end():
    network = nnbook.mlp([4, 3, 2], activation="tanh")
    shown = "[Dense(4, 3), Activate('tanh'), Dense(3, 2)]"
    assert repr(network) == f"Network({shown}, 23 parameters)"
    assert network.input_shape == (4,)
    assert nnbook.Network([nnbook.Activate("relu")]).input_shape is None
    defaults = [layer for layer in nnbook.mlp([2, 2, 2]).layers if "Act" in repr(layer)]
    assert repr(defaults) == "[Activate('relu')]"


@pytest.mark.parametrize(
    ("sizes", "count"),
    [
        ((4, 4, 4, 2), 50),
        ((4, 16, 16, 2), 386),
        ((784, 256, 128, 10), 235146),
        ((2, 1), 3),
    ],
)
def test_parameter_counts(sizes, count):
    network = nnbook.mlp(sizes)
    assert network.parameter_count == len(network.theta) == len(network.grad) == count
    assert nnbook.dense_parameter_count(sizes) == count


def test_initialisation_draws_layer_by_layer_from_one_stream():
    for name, scale in (
        ("he", lambda a, b: 2 / a),
        ("xavier", lambda a, b: 2 / (a + b)),
    ):
        network = nnbook.mlp([5, 4, 3], initializer=name, seed=9)
        stream = np.random.default_rng(9)
        for n_in, n_out, layer in (
            (5, 4, network.layers[0]),
            (4, 3, network.layers[2]),
        ):
            W = stream.standard_normal((n_in, n_out)) * np.sqrt(scale(n_in, n_out))
            np.testing.assert_allclose(layer.W, W, rtol=1e-15)
            assert (layer.b == 0).all()
    assert (nnbook.mlp([5, 4, 3], initializer="zeros").theta == 0).all()
    assert (
        nnbook.mlp([3, 2]).theta == nnbook.mlp([3, 2], initializer="he").theta
    ).all()


def test_a_seed_fixes_the_start():
    same = nnbook.mlp([3, 2], seed=5).theta
    np.testing.assert_array_equal(nnbook.mlp([3, 2], seed=5).theta, same)
    generator = np.random.default_rng(5)
    np.testing.assert_array_equal(nnbook.mlp([3, 2], seed=generator).theta, same)
    assert (nnbook.mlp([3, 2], seed=generator).theta != same).any()
    assert (nnbook.mlp([3, 2], seed=0).theta == nnbook.mlp([3, 2]).theta).all()
    assert (nnbook.mlp([3, 2], seed=6).theta != same).any()


@pytest.mark.parametrize("dtype", [np.float32, np.float64, "float32", np.complex128])
def test_type_is_the_one_asked_for(dtype):
    network = nnbook.mlp([3, 2], dtype=dtype)
    assert network.theta.dtype == network.grad.dtype == dtype
    assert network.layers[0].W.dtype == dtype
    assert nnbook.mlp([3, 2]).theta.dtype == np.float64


def test_astype_is_a_copy(rng):
    network = filled((3, 4, 2), rng)
    twin = network.astype(np.float64)
    np.testing.assert_array_equal(twin.theta, network.theta)
    before = network.theta.copy()
    twin.theta[:] = 0
    twin.loss_grad(nnbook.MSE(), np.ones((2, 3)), np.ones((2, 2)))
    np.testing.assert_array_equal(network.theta, before)
    assert (twin.forward(np.ones((2, 3))) == 0).all()
    assert (network.grad == 0).all()
    assert network.astype(np.float32).theta.dtype == np.float32


def test_forward_and_gradient_leave_the_parameters(rng):
    network = filled((3, 4, 2), rng)
    before = network.theta.copy()
    network.loss_grad(nnbook.MSE(), rng.normal(size=(5, 3)), rng.normal(size=(5, 2)))
    np.testing.assert_array_equal(network.theta, before)


def test_lists_and_integers_are_welcome():
    network = nnbook.mlp([2, 3, 2])
    X, Y = [[0, 1], [1, 1]], [[1, 0], [0, 1]]
    got = network.loss_grad(nnbook.SoftmaxCrossEntropy(), X, Y)
    arrays = np.array(X, float), np.array(Y, float)
    assert got == network.loss_grad(nnbook.SoftmaxCrossEntropy(), *arrays)


class Counting(nnbook.Dense):
    """Dense that remembers whether its input's gradient was asked for."""

    def backward(self, dA, need_dX=True):
        self.asked = need_dX
        return super().backward(dA, need_dX)


def test_only_the_first_layer_skips_its_input_gradient():
    layers = [Counting(2, 3), Counting(3, 3), Counting(3, 2)]
    network = nnbook.Network(layers)
    network.loss_grad(nnbook.MSE(), np.ones((1, 2)), np.ones((1, 2)))
    assert [layer.asked for layer in layers] == [False, True, True]


class Watching(nnbook.Activate):
    """Identity that remembers whether it ran in training."""

    def forward(self, X, train=False):
        self.train = train
        return super().forward(X, train)


def test_layers_are_told_whether_they_train():
    watching = Watching("identity")
    network = nnbook.Network([nnbook.Dense(2, 2), watching])
    network.forward(np.ones((1, 2)))
    assert watching.train is False
    network.forward(np.ones((1, 2)), train=True)
    assert watching.train is True
    network.forward(np.ones((1, 2)))
    network.loss_grad(nnbook.MSE(), np.ones((1, 2)), np.ones((1, 2)))
    assert watching.train is True


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"sizes": [4]}, r"sizes is \[4\], expected an input and an output size"),
        ({"sizes": []}, r"sizes is \[\], expected an input"),
        ({"sizes": [4, 0, 2]}, "sizes is 0, expected an integer of at least 1"),
        ({"sizes": [4, 2.5]}, "sizes is 2.5, expected an integer of at least 1"),
        ({"sizes": [4, True]}, "sizes is True, expected an integer of at least 1"),
        (
            {"activation": "rellu"},
            "activation is 'rellu', expected one of identity, relu",
        ),
        (
            {"initializer": "He"},
            "initializer is 'He', expected one of he, xavier, zeros",
        ),
        ({"dtype": np.int64}, "dtype is 'int64', expected float32, float64 or"),
        ({"dtype": np.float16}, "dtype is 'float16', expected float32, float64 or"),
        ({"dtype": np.complex64}, "dtype is 'complex64', expected float32, float64 or"),
    ],
)
def test_bad_arguments_are_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        nnbook.mlp(**({"sizes": [4, 2]} | arguments))


def test_a_network_needs_a_layer():
    with pytest.raises(
        ValueError, match=r"layers is \[\], expected at least one layer"
    ):
        nnbook.Network([])


@pytest.mark.parametrize(
    ("X", "Y", "message"),
    [
        ((5, 4), (5, 2), r"X has shape \(5, 4\), expected \(N, 3\) with N >= 1"),
        ((3,), (1, 2), r"X has shape \(3,\), expected \(N, 3\)"),
        ((0, 3), (0, 2), r"X has shape \(0, 3\), expected \(N, 3\) with N >= 1"),
        (
            (5, 3),
            (5, 3),
            r"Y has shape \(5, 3\), expected that of the network's output, ",
        ),
        ((5, 3), (4, 2), r"Y has shape \(4, 2\), expected .* \(5, 2\)"),
    ],
)
def test_data_that_do_not_fit_are_refused_before_anything_moves(X, Y, message, rng):
    network = filled((3, 4, 2), rng)
    theta, grad = network.theta.copy(), network.grad.copy()
    with pytest.raises(ValueError, match=message):
        network.loss_grad(nnbook.MSE(), np.ones(X), np.ones(Y))
    np.testing.assert_array_equal(network.theta, theta)
    np.testing.assert_array_equal(network.grad, grad)


@pytest.mark.parametrize(
    ("activation", "theirs"),
    [
        ("relu", "relu"),
        ("tanh", "tanh"),
        ("sigmoid", "logistic"),
        ("identity", "identity"),
    ],
)
def test_a_step_agrees_with_scikit_learn(activation, theirs, rng):
    networks = pytest.importorskip("sklearn.neural_network")
    X, y = rng.normal(size=(12, 4)), np.arange(12) % 3
    model = networks.MLPClassifier(
        (5, 6), activation=theirs, solver="sgd", alpha=0, batch_size=12,
        learning_rate_init=0.5, momentum=0, random_state=3,
    )  # fmt: skip
    model.partial_fit(X, y, classes=[0, 1, 2])
    network = nnbook.mlp([4, 5, 6, 3], activation)

    def vector():
        pairs = zip(model.coefs_, model.intercepts_, strict=True)
        return np.concatenate([p.ravel() for pair in pairs for p in pair])

    network.theta[:] = vector()
    loss = network.loss_grad(nnbook.SoftmaxCrossEntropy(), X, nnbook.one_hot(y))
    model.partial_fit(X, y)
    assert loss == pytest.approx(model.loss_, rel=1e-12)
    assert ref.distance(network.theta - 0.5 * network.grad, vector()) < 1e-13


def test_gradient_agrees_with_torch(rng):
    torch = pytest.importorskip("torch")
    network = filled((4, 5, 6, 3), rng)
    parameters = [
        torch.tensor(p, requires_grad=True)
        for pair in ref.parameters(network.theta, (4, 5, 6, 3))
        for p in pair
    ]
    X, Y = rng.normal(size=(7, 4)), rng.dirichlet(np.ones(3), size=7)
    A = torch.tensor(X)
    for i in (0, 2, 4):
        A = A @ parameters[i] + parameters[i + 1]
        A = torch.relu(A) if i < 4 else A
    value = torch.nn.functional.cross_entropy(A, torch.tensor(Y))
    value.backward()
    got = network.loss_grad(nnbook.SoftmaxCrossEntropy(), X, Y)
    assert got == pytest.approx(value.item(), rel=1e-13)
    expected = np.concatenate([p.grad.numpy().ravel() for p in parameters])
    assert ref.distance(network.grad, expected) < 1e-13
