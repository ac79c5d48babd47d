"""How long is one training step? nnbook beside PyTorch, scikit-learn and the products.

    python -m tests.benchmarks.bench_training [--rounds 40]

A step is: forward, loss, backward, Adam, in float32 on one BLAS thread. Everyone takes
the same batches from the same starting point; the contestants take turns within each
round, so that what disturbs the machine disturbs all of them. Ratios are taken within
a round. "Products" are the matrix products of the step alone, which nobody can leave
out. PyTorch is optional (`pip install nnbook[bench]`); that it computes the same step
as nnbook is verified before anything is timed.
"""

import argparse
import platform
import time
import warnings
from itertools import pairwise

import numpy as np
from threadpoolctl import threadpool_limits

import nnbook

CASES = [((784, 256, 128, 10), 64), ((4, 16, 16, 2), 8)]
LEARNING_RATE = 1e-3
SECONDS_OF_A_TURN = 0.02
TOLERANCE = 1e-8


def batch(sizes, count, dtype):
    """One batch of inputs, class indices and one-hot rows."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(count, sizes[0])).astype(dtype)
    y = rng.integers(sizes[-1], size=count)
    y[: sizes[-1]] = np.arange(sizes[-1])[:count]
    return X, y, nnbook.one_hot(y, sizes[-1]).astype(dtype)


def with_nnbook(sizes, count, dtype=np.float32):
    """A step of nnbook, and a function that returns its theta."""
    X, _, Y = batch(sizes, count, dtype)
    network = nnbook.mlp(sizes, dtype=dtype)
    loss = nnbook.SoftmaxCrossEntropy()
    adam = nnbook.Adam(network.theta, lr=LEARNING_RATE)

    def step():
        network.loss_grad(loss, X, Y)
        adam.step(network.grad)

    return step, lambda: network.theta


def with_torch(sizes, count, dtype=np.float32, **options):
    """A step of PyTorch in eager mode from nnbook's start; theta in nnbook's order."""
    import torch

    X, y, _ = batch(sizes, count, dtype)
    X, y = torch.tensor(X), torch.tensor(y)
    start = [layer for layer in nnbook.mlp(sizes).layers if hasattr(layer, "W")]
    layers = []
    for dense in start:
        linear = torch.nn.Linear(dense.n_in, dense.n_out, dtype=X.dtype)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(dense.W.T))
            linear.bias.copy_(torch.tensor(dense.b))
        layers += [linear, torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    adam = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, **options)
    loss = torch.nn.CrossEntropyLoss()

    def step():
        adam.zero_grad()
        loss(model(X), y).backward()
        adam.step()

    def theta():
        parts = [p.detach().numpy().T.ravel() for p in model.parameters()]
        return np.concatenate(parts)

    return step, theta


def with_scikit_learn(sizes, count, dtype=np.float32):
    """A step of scikit-learn: `partial_fit` on one batch, with the checks it makes."""
    from sklearn.neural_network import MLPClassifier

    X, y, _ = batch(sizes, count, dtype)
    model = MLPClassifier(
        sizes[1:-1], alpha=0, batch_size=count, learning_rate_init=LEARNING_RATE
    )
    model.partial_fit(X, y, classes=np.arange(sizes[-1]))
    return (lambda: model.partial_fit(X, y)), None


def with_products(sizes, count, dtype=np.float32):
    """X W forward, X^T dZ and dZ W^T backward, into memory that is already there."""
    rng = np.random.default_rng(0)

    def some(*shape):
        return rng.normal(size=shape).astype(dtype)

    A = [some(count, n) for n in sizes]
    W = [some(*shape) for shape in pairwise(sizes)]
    forward = [(A[i], W[i], some(count, sizes[i + 1])) for i in range(len(W))]
    weights = [(A[i].T, A[i + 1], np.empty_like(W[i])) for i in range(len(W))]
    inputs = [(A[i + 1], W[i].T, np.empty_like(A[i])) for i in range(1, len(W))]
    products = forward + weights + inputs

    def step():
        for left, right, out in products:
            np.matmul(left, right, out=out)

    return step, None


def contestants():
    """Who takes part, by name; nnbook first."""
    makers = {"nnbook": with_nnbook}
    try:
        import torch

        torch.set_num_threads(1)
        makers[f"torch {torch.__version__} eager"] = with_torch
        makers["torch, fused Adam"] = lambda *case: with_torch(*case, fused=True)
    except ImportError:
        print("PyTorch is not installed: the rest is compared without it.\n")
    return makers | {"scikit-learn": with_scikit_learn, "products": with_products}


def verify(makers, case):
    """Three steps from one start lead everybody who shows a theta to the same one.

    In float64: where a gradient is all rounding, Adam's step is its sign, and in
    float32 two right programs differ by whole steps there.
    """
    thetas = {}
    for name, make in makers.items():
        step, theta = make(*case, np.float64)
        if theta is not None:
            for _ in range(3):
                step()
            thetas[name] = theta().copy()
    ours = thetas.pop("nnbook")
    for name, theirs in thetas.items():
        error = np.abs(ours - theirs).max()
        if not error < TOLERANCE:
            raise SystemExit(
                f"{name} computes another step: theta differs by {error:.1e}"
            )
        print(f"  same step as {name}: theta within {error:.0e} after 3 steps")


def seconds(step, repeats):
    start = time.perf_counter()
    for _ in range(repeats):
        step()
    return (time.perf_counter() - start) / repeats


def measure(makers, case, rounds):
    """Seconds per step of each contestant in each round, all taking turns."""
    steps = {name: make(*case)[0] for name, make in makers.items()}
    turns = {
        n: max(1, int(SECONDS_OF_A_TURN / seconds(s, 5))) for n, s in steps.items()
    }
    times = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            times[name].append(seconds(step, turns[name]))
    return {name: np.array(values) for name, values in times.items()}


def report(times):
    """Medians, and the ratio to nnbook with the middle 80 % of the rounds."""
    print(f"  {'':24} {'µs per step':>12} {'times nnbook':>13}  10 % to 90 % of rounds")
    for name, values in times.items():
        low, ratio, high = np.quantile(values / times["nnbook"], [0.1, 0.5, 0.9])
        shown = (
            f"{1e6 * np.median(values):12.0f} {ratio:13.2f}  {low:.2f} to {high:.2f}"
        )
        print(f"  {name:24} {shown}")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    warnings.simplefilter("ignore")
    print(
        f"Python {platform.python_version()}, NumPy {np.__version__}, one BLAS thread"
    )
    makers = contestants()
    with threadpool_limits(limits=1):
        for sizes, count in CASES:
            print(f"{'-'.join(map(str, sizes))}, batch {count}, Adam, float32")
            verify(makers, (sizes, count))
            report(measure(makers, (sizes, count), rounds))


if __name__ == "__main__":
    main()
