import numpy as np


def minibatches(X, Y, batch_size, rng):
    XY = np.hstack([X, Y])[np.argsort(rng.random(len(X)))]
    parts = np.split(XY, range(batch_size, len(XY), batch_size))
    return (np.split(part, [X.shape[1]], axis=1) for part in parts)
