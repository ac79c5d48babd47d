"""The same number of layers, other widths: drawn biases, batches, and many beginnings."""

import numpy as np

UNITS = {"circles": (4,), "spirals": (10,), "checkerboard": (8, 4)}


def parameter_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:], strict=False)) + sum(sizes[1:])


def forward(theta, X):
    inputs = [X]
    for W, b in theta[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    W, b = theta[-1]
    return inputs, (inputs[-1] @ W + b)[:, 0]


def attempt(sizes, X, y, seed, epochs=150, batch=100):
    rng = np.random.default_rng(seed)
    theta = []
    for a, b in zip(sizes, sizes[1:], strict=False):
        W = rng.normal(0, (2 / a) ** 0.5, (a, b))
        theta.append([W, rng.uniform(-1, 1, b) * (b > 1)])
    m = [[0.0, 0.0] for _ in theta]
    v = [[0.0, 0.0] for _ in theta]
    t, last = 0, epochs * len(X) // batch
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for rows in np.split(order, len(X) // batch):
            t += 1
            inputs, z = forward(theta, X[rows])
            d = (0.5 + 0.5 * np.tanh(z / 2) - y[rows])[:, None] / batch
            for k in reversed(range(len(theta))):
                grads = inputs[k].T @ d, d.sum(axis=0)
                d = d @ theta[k][0].T * (inputs[k] > 0)
                for i, g in enumerate(grads):
                    m[k][i] = 0.9 * m[k][i] + 0.1 * g
                    v[k][i] = 0.999 * v[k][i] + 0.001 * g**2
                    root = np.sqrt(v[k][i] / (1 - 0.999**t)) + 1e-8
                    rate = 0.05 * (1 - t / last)
                    theta[k][i] = theta[k][i] - rate * m[k][i] / (1 - 0.9**t) / root
    return theta


def solve(name, X, y):
    sizes = (2, *UNITS[name], 1)
    results = []
    for seed in range(8):
        theta = attempt(sizes, X, y, seed)
        right = np.mean((forward(theta, X)[1] > 0) == (y == 1))
        results.append((right, -seed, theta))
        if right > 0.98:
            break
    parameters = [part for layer in max(results)[2] for part in layer]
    return {"parameters": parameters, "sizes": np.array(sizes)}
