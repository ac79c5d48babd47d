"""Everybody who can take a training step: nnbook, PyTorch, scikit-learn, products.

A maker takes a case and a type and returns a step, a function without arguments, and a
function that returns theta after it, or None for those who show none.
"""

from copy import deepcopy
from typing import NamedTuple

import numpy as np

import nnbook

LEARNING_RATE = 1e-3


class Case(NamedTuple):
    """A network, given as its layers, and a batch of samples of one shape."""

    title: str
    layers: list
    batch_size: int
    sample: tuple

    def network(self, dtype):
        """The network at its start, the same for everybody."""
        return nnbook.Network(deepcopy(self.layers), dtype=dtype)

    def batch(self, dtype):
        """One batch of inputs, class indices and one-hot rows."""
        rng = np.random.default_rng(0)
        classes = self.layers[-1].n_out
        X = rng.normal(size=(self.batch_size, *self.sample)).astype(dtype)
        y = rng.integers(classes, size=self.batch_size)
        y[:classes] = np.arange(classes)[: self.batch_size]
        return X, y, nnbook.one_hot(y, classes).astype(dtype)


def with_nnbook(case, dtype=np.float32, checked=False):
    """The step of `fit`, which has checked all batches before; or one that checks."""
    X, _, Y = case.batch(dtype)
    network = case.network(dtype)
    loss = nnbook.SoftmaxCrossEntropy()
    adam = nnbook.Adam(network.theta, lr=LEARNING_RATE)

    gradient = network.loss_grad if checked else network.unchecked_loss_grad

    def step():
        gradient(loss, X, Y, None, 0.0)
        adam.step(network.grad)

    return step, lambda: network.theta


def by_hand(case, dtype=np.float32):
    """The same step as a script that knows its shapes: nothing is checked or kept."""
    X, _, Y = case.batch(dtype)
    network = case.network(dtype)
    adam = nnbook.Adam(network.theta, lr=LEARNING_RATE)
    dense = [layer for layer in network.layers if isinstance(layer, nnbook.Dense)]

    def step():
        inputs, A = [], X
        for layer in dense:
            inputs.append(A)
            Z = A.dot(layer.W)
            Z += layer.b
            A = np.maximum(Z, 0)
        Z -= Z.max(axis=1, keepdims=True)
        dZ = np.exp(Z)
        dZ /= dZ.sum(axis=1, keepdims=True)
        dZ -= Y
        dZ /= len(X)
        for layer, A in zip(dense[::-1], inputs[::-1], strict=True):
            np.dot(A.T, dZ, out=layer.dW)
            dZ.sum(axis=0, out=layer.db)
            if A is not X:
                dZ = dZ.dot(layer.W.T)
                dZ *= A > 0
        adam.update(network.grad)

    return step, lambda: network.theta


def with_torch(case, dtype=np.float32, **options):
    """PyTorch in eager mode from nnbook's start; theta in nnbook's order."""
    import torch

    X, y, _ = case.batch(dtype)
    X, y = torch.tensor(X), torch.tensor(y)
    model = torch.nn.Sequential(*(in_torch(x) for x in case.network(dtype).layers))
    adam = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, **options)
    loss = torch.nn.CrossEntropyLoss()

    def step():
        adam.zero_grad()
        loss(model(X), y).backward()
        adam.step()

    def theta():
        parts = [p.detach().numpy() for p in model.parameters()]
        return np.concatenate([(p.T if p.ndim == 2 else p).ravel() for p in parts])

    return step, theta


def in_torch(layer):
    """The same layer of PyTorch, with the same parameters."""
    import torch

    if isinstance(layer, nnbook.Activate):
        return torch.nn.ReLU()
    if isinstance(layer, nnbook.MaxPool2d):
        return torch.nn.MaxPool2d(layer.size)
    if isinstance(layer, nnbook.Flatten):
        return torch.nn.Flatten()
    W, b = torch.tensor(layer.W), torch.tensor(layer.b)
    if isinstance(layer, nnbook.Conv2d):
        sizes = layer.c_in, layer.c_out, layer.kernel, layer.stride, layer.padding
        twin = torch.nn.Conv2d(*sizes, dtype=W.dtype)
    else:
        twin, W = torch.nn.Linear(layer.n_in, layer.n_out, dtype=W.dtype), W.T
    with torch.no_grad():
        twin.weight.copy_(W)
        twin.bias.copy_(b)
    return twin


def with_scikit_learn(case, dtype=np.float32):
    """`partial_fit` on one batch, with the checks it makes; dense layers only."""
    from sklearn.neural_network import MLPClassifier

    X, y, _ = case.batch(dtype)
    widths = [layer.n_out for layer in case.layers if isinstance(layer, nnbook.Dense)]
    model = MLPClassifier(
        widths[:-1], alpha=0, batch_size=len(X), learning_rate_init=LEARNING_RATE
    )
    model.partial_fit(X, y, classes=np.arange(widths[-1]))
    return (lambda: model.partial_fit(X, y)), None


def with_products(case, dtype=np.float32, in_place=False):
    """Matrix products alone: forward, dW and dX; into new memory, or what is there.

    For a dense layer these are X W, X^T dZ and dZ W^T; for a convolution W columns,
    dZ columns^T and W^T dZ, at every place of the image.
    """
    X, _, _ = case.batch(dtype)
    rng = np.random.default_rng(0)
    products = []
    for layer in case.network(dtype).layers:
        A = layer.forward(X)
        if hasattr(layer, "W"):
            first = not products
            products += products_of(layer, X, rng)[: 2 if first else 3]
        X = A

    def step():
        return [
            np.matmul(left, right, out=out if in_place else None)
            for left, right, out in products
        ]

    return step, None


def products_of(layer, X, rng):
    """(left, right, memory) of the products for A, dW and dX, in this order."""
    if isinstance(layer, nnbook.Conv2d):
        K = layer.columns
        W = layer.W.reshape(layer.c_out, -1)
        Z = some(rng, *K.shape[:2], layer.c_out, K.shape[3], dtype=K.dtype)
        dW = np.empty((*K.shape[:2], *W.shape), K.dtype)
        return [(W, K, Z), (Z, K.swapaxes(2, 3), dW), (W.T, Z, np.empty_like(K))]
    W = layer.W
    Z = some(rng, len(X), W.shape[1], dtype=X.dtype)
    return [(X, W, Z), (X.T, Z, np.empty_like(W)), (Z, W.T, np.empty_like(X))]


def some(rng, *shape, dtype):
    return rng.normal(size=shape).astype(dtype)


def contestants(case):
    """Who takes part, by name; nnbook first."""
    makers = {"nnbook": with_nnbook}
    makers["nnbook, with checks"] = lambda *c: with_nnbook(*c, checked=True)
    try:
        import torch

        torch.set_num_threads(1)
        makers[f"torch {torch.__version__} eager"] = with_torch
        makers["torch, fused Adam"] = lambda *c: with_torch(*c, fused=True)
    except ImportError:
        print("  PyTorch is not installed: the rest is compared without it.")
    if len(case.sample) == 1:
        makers["scikit-learn"] = with_scikit_learn
        makers["NumPy by hand"] = by_hand
    makers["products"] = with_products
    makers["products, in place"] = lambda *c: with_products(*c, in_place=True)
    return makers
