"""All parameters in one vector, so that Adam is three lines; dictionaries for counts."""

import numpy

UNITS, CLASSES = 32, 10


def standardise(X_train, X):
    columns = []
    for known, column in zip(X_train.T, X.T, strict=True):
        spread = numpy.sqrt(numpy.mean((known - known.mean()) ** 2))
        columns.append((column - known.mean()) / (spread or 1.0))
    return numpy.stack(columns, axis=1)


def stopping_epoch(losses, patience):
    for last in range(len(losses)):
        best = min(range(last + 1), key=lambda epoch: losses[epoch])
        if last == best + patience:
            break
    return best, last


def confusion_matrix(y, guess, classes):
    pairs = numpy.bincount(y * classes + guess, minlength=classes**2)
    return pairs.reshape(classes, classes)


def worst_errors(P, y, count):
    surest = {row: max(p) for row, p in enumerate(P) if p.argmax() != y[row]}
    return sorted(surest, key=surest.get, reverse=True)[:count]


def unpack(theta):
    # What is left of all parameters belongs to the first weights.
    last = CLASSES * (UNITS + 1)
    W1, b1, W2, b2 = numpy.split(theta, [-UNITS - last, -last, -CLASSES])
    return W1.reshape(-1, UNITS), b1, W2.reshape(UNITS, CLASSES), b2


def forward(theta, X):
    W1, b1, W2, b2 = unpack(theta)
    A = numpy.maximum(X @ W1 + b1, 0)
    Z = A @ W2 + b2
    return A, Z - numpy.logaddexp.reduce(Z, axis=1, keepdims=True)


def loss(theta, X, Y):
    return -numpy.sum(Y * forward(theta, X)[1]) / len(X)


def gradient(theta, X, Y):
    A, logs = forward(theta, X)
    dZ = (numpy.exp(logs) - Y) / len(X)
    dA = dZ @ unpack(theta)[2].T * (A > 0)
    parts = X.T @ dA, dA.sum(axis=0), A.T @ dZ, dZ.sum(axis=0)
    return numpy.concatenate([part.ravel() for part in parts])


def classify(X_train, y_train, X_valid, y_valid, X_test, seed):
    rng = numpy.random.default_rng(seed)
    X, V, T = (standardise(X_train, part) for part in (X_train, X_valid, X_test))
    Y, U = numpy.eye(10)[y_train], numpy.eye(10)[y_valid]
    shapes = (X.shape[1], UNITS), (UNITS,), (UNITS, CLASSES), (CLASSES,)
    theta = numpy.concatenate([rng.normal(0, 0.15, shape).ravel() for shape in shapes])
    m, v, t = 0.0, 0.0, 0
    losses, history = [], []
    while len(losses) < 60:
        for batch in numpy.array_split(rng.permutation(len(X)), len(X) // 32):
            g, t = gradient(theta, X[batch], Y[batch]), t + 1
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            root = numpy.sqrt(v / (1 - 0.999**t)) + 1e-8
            theta = theta - 0.005 * m / (1 - 0.9**t) / root
        history.append(theta)
        losses.append(loss(theta, V, U))
        best, last = stopping_epoch(losses, 5)
        if last - best == 5:
            break
    answers = numpy.exp(forward(history[best], T)[1])
    return {"probabilities": answers, "losses": losses, "best": best}
