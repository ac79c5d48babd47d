from copy import deepcopy

import numpy as np


def of_a_row(params, x, label):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    a = np.fmax(x @ W1 + b1, 0)
    z = a @ W2 + b2
    total = np.logaddexp.reduce(z)
    d2 = np.exp(z - total)
    d2[label] -= 1
    d1 = np.where(a > 0, W2 @ d2, 0)
    return total - z[label], (np.outer(x, d1), d1, np.outer(a, d2), d2)


def loss_and_gradients(params, X, Y):
    found = [of_a_row(params, x, np.argmax(y)) for x, y in zip(X, Y)]
    loss = sum(row[0] for row in found) / len(found)
    grads = [sum(parts) / len(found) for parts in zip(*(row[1] for row in found))]
    return loss, dict(zip(("W1", "b1", "W2", "b2"), grads))


def momentum_epoch(params, velocity, X, Y, order, batch_size, lr=0.1, mu=0.9):
    params, velocity = deepcopy(params), deepcopy(velocity)
    left = list(order)
    while left:
        batch, left = left[:batch_size], left[batch_size:]
        _, grads = loss_and_gradients(params, X[batch], Y[batch])
        for name, grad in grads.items():
            velocity[name] *= mu
            velocity[name] += grad
            params[name] -= lr * velocity[name]
    return params, velocity, loss_and_gradients(params, X, Y)[0]
