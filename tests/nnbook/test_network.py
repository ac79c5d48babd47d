"""Whole networks against loops, the complex step, scikit-learn and PyTorch."""

import copy
import pickle

import numpy as np
import pytest

import nnbook
from tests.nnbook import references as ref
from tests.nnbook.losses.every import ALL_LOSSES, ALL_NAMES

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
@pytest.mark.parametrize("loss", ALL_LOSSES, ids=ALL_NAMES)
def test_gradient_of_a_whole_network(sizes, activation, loss, rng):
    network = filled(sizes, rng, activation=activation)
    X, Y = rng.normal(size=(4, sizes[0])), rng.uniform(size=(4, sizes[-1]))
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


@pytest.mark.parametrize("loss", ALL_LOSSES, ids=ALL_NAMES)
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
    for loss in ALL_LOSSES:
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


@pytest.mark.parametrize(
    "again", [copy.deepcopy, lambda n: pickle.loads(pickle.dumps(n))]
)
def test_a_copy_is_one_vector_too(again, rng):
    network = filled((3, 4, 2), rng)
    twin = again(network)
    before = network.theta.copy()
    twin.theta[:] = 0
    X, Y = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    assert (twin.forward(X) == 0).all()
    twin.loss_grad(nnbook.MSE(), X, Y)
    np.testing.assert_allclose(twin.grad[-2:], -Y.mean(axis=0))
    np.testing.assert_array_equal(network.theta, before)
    assert (network.grad == 0).all()


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


def test_nothing_goes_back_beyond_the_first_parameters():
    layers = [nnbook.Reshape((2,)), Counting(2, 3), Counting(3, 2)]
    network = nnbook.Network(layers)
    network.loss_grad(nnbook.MSE(), np.ones((1, 2)), np.ones((1, 2)))
    assert [layer.asked for layer in layers[1:]] == [False, True]


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


def test_weights_of_samples_count_them(rng):
    network = filled((3, 4, 2), rng)
    X, Y = rng.normal(size=(4, 3)), rng.normal(size=(4, 2))
    weights = np.array([2, 1, 0, 3])
    value = network.loss_grad(nnbook.MSE(), X, Y, weights)
    grad = network.grad.copy()
    repeated = np.repeat(np.arange(4), weights)
    expected = network.loss_grad(nnbook.MSE(), X[repeated], Y[repeated])
    assert value == pytest.approx(expected, rel=1e-13)
    assert ref.distance(grad, network.grad) < 1e-13


def test_l2_is_added_to_loss_and_gradient_of_the_weights(rng):
    network = filled((3, 4, 2), rng)
    X, Y = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    plain, grad = network.loss_grad(nnbook.MSE(), X, Y), network.grad.copy()
    value = network.loss_grad(nnbook.MSE(), X, Y, l2=0.3)
    weights = [layer.W for layer in network.layers if hasattr(layer, "W")]
    squares = sum(float((W**2).sum()) for W in weights)
    assert value == pytest.approx(plain + 0.15 * squares, rel=1e-13)
    added = network.grad - grad
    assert ref.distance(added, 0.3 * network.weight_mask * network.theta) < 1e-13
    for layer, start in ((network.layers[0], 12), (network.layers[2], 24)):
        np.testing.assert_array_equal(layer.b, network.theta[start:][: len(layer.b)])
        assert (added[start : start + len(layer.b)] == 0).all()


def test_the_weight_mask_is_one_for_weights_alone():
    mask = nnbook.mlp([3, 4, 2], dtype=np.float32).weight_mask
    np.testing.assert_array_equal(mask, [1] * 12 + [0] * 4 + [1] * 8 + [0] * 2)
    assert mask.dtype == np.float32


def test_a_network_starts_drawn_and_can_be_drawn_anew():
    layers = [nnbook.Dense(5, 4), nnbook.Activate("relu"), nnbook.Dense(4, 3)]
    network = nnbook.Network(layers, "xavier", seed=9)
    expected = nnbook.mlp([5, 4, 3], initializer="xavier", seed=9).theta
    np.testing.assert_array_equal(network.theta, expected)
    network.initialize("he", 3)
    np.testing.assert_array_equal(network.theta, nnbook.mlp([5, 4, 3], seed=3).theta)
    network.initialize()
    np.testing.assert_array_equal(network.theta, nnbook.mlp([5, 4, 3]).theta)
    default = nnbook.Network([nnbook.Dense(5, 4)])
    np.testing.assert_array_equal(default.theta, nnbook.mlp([5, 4]).theta)


def test_an_initializer_may_be_a_function():
    def halves(n_in, n_out, rng, shape=None):
        return np.full((n_in, n_out), 0.5)

    network = nnbook.Network([nnbook.Dense(3, 2)], halves)
    np.testing.assert_array_equal(network.theta, [0.5] * 6 + [0, 0])
    mlp = nnbook.mlp([3, 2], initializer=halves)
    np.testing.assert_array_equal(mlp.theta, network.theta)


def test_a_state_is_a_copy_of_everything_that_changes(rng):
    layers = [nnbook.Dense(3, 4), nnbook.Dropout(0.5), nnbook.Dense(4, 2)]
    network = nnbook.Network(layers, seed=1)
    X, Y = rng.normal(size=(6, 3)), rng.normal(size=(6, 2))
    state = network.state()
    losses = [network.loss_grad(nnbook.MSE(), X, Y) for _ in range(3)]
    network.theta += 1
    assert len(set(losses)) == 3
    for _ in range(2):
        network.load_state(state)
        again = [network.loss_grad(nnbook.MSE(), X, Y) for _ in range(3)]
        assert again == losses
        network.theta += 1
    twin = network.astype(np.float64)
    assert twin.loss_grad(nnbook.MSE(), X, Y) == network.loss_grad(nnbook.MSE(), X, Y)


def test_a_state_of_another_network_is_refused(rng):
    network, other = nnbook.mlp([3, 2]), nnbook.mlp([3, 4, 2])
    theta = network.theta.copy()
    for wrong in (other.state(), {}, {"theta": theta}, "theta"):
        with pytest.raises(ValueError, match="state"):
            network.load_state(wrong)
    np.testing.assert_array_equal(network.theta, theta)


def test_the_summary_is_a_table():
    layers = [nnbook.Dense(784, 16), nnbook.Activate("relu"), nnbook.Dense(16, 10)]
    assert nnbook.Network(layers).summary().splitlines() == [
        "layer             sample  parameters",
        "Dense(784, 16)    16          12,560",
        "Activate('relu')  16               0",
        "Dense(16, 10)     10             170",
        "                  total       12,730",
    ]


def test_shapes_are_known_from_the_first_layer_that_fixes_them():
    network = nnbook.Network([nnbook.Activate("relu"), nnbook.Dense(3, 2)])
    assert network.sample_shapes == [None, (2,)]
    assert "Activate('relu')  ?" in network.summary()
    images = nnbook.Network([nnbook.Conv2d(1, 8, 3), nnbook.Activate("relu")])
    assert "Activate('relu')  8 x ? x ?" in images.summary()


@pytest.mark.parametrize(
    ("X", "Y", "message"),
    [
        ((5, 4), (5, 2), r"X has shape \(5, 4\), expected \(N, 3\) with N >= 1"),
        ((3,), (1, 2), r"X has shape \(3,\), expected \(N, 3\)"),
        ((0, 3), (0, 2), r"X has shape \(0, 3\), expected \(N, 3\) with N >= 1"),
        (
            (5, 3),
            (5, 3),
            r"Y has shape \(5, 3\), expected \(5, 2\), the shape of the network's",
        ),
        ((5, 3), (4, 2), r"Y has shape \(4, 2\), expected \(5, 2\), the shape"),
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


def test_a_loop_by_hand_may_mix_types(rng):
    """The gradient of the book's own formula, float64, in a float32 network."""
    network = filled((3, 4, 2), rng, dtype=np.float32)
    twin = network.astype(np.float64)
    X, Y = rng.normal(size=(5, 3)), nnbook.one_hot([0, 1, 1, 0, 1])
    for net in (network, twin):
        net.backward((nnbook.softmax(net.forward(X)) - Y) / 5)
    assert network.grad.dtype == np.float32
    assert ref.distance(network.grad, twin.grad) < 1e-5
    network.backward(np.ones((5, 2), int))
    for wrong in (np.full((5, 2), "a"), np.ones((5, 2)) + 1j, None, np.ones((5, 3))):
        with pytest.raises(ValueError, match=r"dZ (is|has) .*, expected"):
            network.backward(wrong)


@pytest.mark.parametrize(
    "option", [{"eps": np.float64(1e-5)}, {"momentum": np.float64(0.2)}]
)
def test_numpy_scalars_do_not_widen_a_network(option, rng):
    layers = [nnbook.Dense(3, 4), nnbook.BatchNorm(4, **option)]
    layers += [nnbook.Dropout(np.float64(0.5)), nnbook.Dense(4, 2)]
    network = nnbook.Network(layers, dtype=np.float32)
    X, Y = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    assert network.loss_grad(nnbook.MSE(), X, Y, l2=np.float64(0.1)).dtype == np.float32
    assert network.forward(X).dtype == np.float32


def test_matrices_are_arrays_and_so_is_what_has_nothing_masked(rng):
    network = filled((2, 2, 2), rng)
    X, Y = rng.normal(size=(2, 2)), rng.normal(size=(2, 2))
    value = network.loss_grad(nnbook.MSE(), X, Y)
    grad = network.grad.copy()
    for kind in ref.SUBCLASSES:
        assert network.loss_grad(nnbook.MSE(), kind(X), kind(Y)) == value
        np.testing.assert_array_equal(network.grad, grad)
        assert type(nnbook.predict(network, kind(X))) is np.ndarray
        Z = network.forward(X)
        expected = network.backward(Y).copy()
        np.testing.assert_array_equal(network.backward(kind(Y)), expected)
        optimizers = [
            nnbook.GradientDescent(t, 0.1) for t in (Z[0].copy(), Z[0].copy())
        ]
        for optimizer, g in zip(optimizers, (Y[0], np.ma.array(Y[0])), strict=True):
            optimizer.step(g)
        np.testing.assert_array_equal(optimizers[0].theta, optimizers[1].theta)


def test_targets_are_checked_before_anything_moves(rng):
    network = nnbook.Network([nnbook.Dense(3, 4), nnbook.BatchNorm(4)])
    X, Y = rng.normal(size=(5, 3)), rng.uniform(size=(5, 4))
    network.loss_grad(nnbook.BinaryCrossEntropy(), X, Y)
    state, grad = network.state(), network.grad.copy()
    for x, y in ((X, Y + 1), (X, -Y), (X, Y * np.nan), (X * np.nan, Y)):
        with pytest.raises(ValueError, match=r"^[XY]\[.*expected"):
            network.loss_grad(nnbook.BinaryCrossEntropy(), x, y)
        np.testing.assert_equal(network.state(), state)
        np.testing.assert_array_equal(network.grad, grad)


def test_the_step_of_training_is_the_checked_one(rng):
    network = filled((3, 4, 2), rng)
    X, Y, w = rng.normal(size=(5, 3)), rng.normal(size=(5, 2)), rng.uniform(size=5)
    value = network.loss_grad(nnbook.MSE(), X, Y, w, 0.1)
    grad = network.grad.copy()
    assert network.unchecked_loss_grad(nnbook.MSE(), X, Y, w, 0.1) == value
    np.testing.assert_array_equal(network.grad, grad)


def test_a_copy_has_nothing_of_the_last_batch(rng):
    layers = [nnbook.Reshape((1, 28, 28)), nnbook.Conv2d(1, 2, 3)]
    layers += [nnbook.Activate("relu"), nnbook.BatchNorm(2), nnbook.MaxPool2d(2)]
    layers += [nnbook.AvgPool2d(2), nnbook.Dropout(0.5), nnbook.Flatten()]
    network = nnbook.Network([*layers, nnbook.Dense(72, 2)])
    X, Y = rng.normal(size=(20, 784)), rng.normal(size=(20, 2))
    network.initialize()
    before = len(pickle.dumps(network))
    network.loss_grad(nnbook.MSE(), X, Y)
    assert len(pickle.dumps(network)) < before + 1000
    for again in (copy.deepcopy, lambda net: pickle.loads(pickle.dumps(net))):
        twin = again(network)
        for layer in twin.layers:
            assert all(np.size(value) < 1000 for value in vars(layer).values())
        state = network.state()
        np.testing.assert_equal(twin.state(), state)
        values = [net.loss_grad(nnbook.MSE(), X, Y) for net in (network, twin)]
        assert values[0] == values[1]
        np.testing.assert_array_equal(twin.grad, network.grad)
