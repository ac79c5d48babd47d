import numpy


def squash(name, Z):
    if name == "relu":
        return Z * (Z > 0)
    if name == "tanh":
        return numpy.tanh(Z)
    if name == "sigmoid":
        return (1 + numpy.tanh(Z / 2)) / 2
    if name == "softmax":
        return numpy.exp(Z - numpy.logaddexp.reduce(Z, axis=1)[:, None])
    return Z


def deep_forward(X, weights, biases, hidden, output):
    cache = []
    for W, b in zip(weights, biases):
        cache.append({"A": X, "Z": X.dot(W) + b})
        X = squash(hidden, cache[-1]["Z"])
    return squash(output, cache[-1]["Z"]), cache


def loss(Y, T, output):
    if output == "identity":
        return 0.5 * ((Y - T) ** 2).sum(axis=1).mean()
    total = -numpy.einsum("ij,ij->", T, numpy.log(Y))
    if output == "sigmoid":
        total -= numpy.einsum("ij,ij->", 1 - T, numpy.log1p(-Y))
    return total / Y.shape[0]


def from_output(hidden, A):
    return {"relu": 1.0 * (A > 0), "tanh": 1 - A * A, "sigmoid": A - A * A}[hidden]


def slope(hidden, Z):
    return from_output(hidden, squash(hidden, Z))


def deep_backward(Y, T, weights, hidden, cache):
    dZ = Y - T
    dweights, dbiases = [], []
    for layer, W in reversed(list(enumerate(weights))):
        A = cache[layer]["A"]
        dweights.insert(0, A.T @ dZ / len(Y))
        dbiases.insert(0, dZ.mean(axis=0))
        dZ = dZ @ W.T * from_output(hidden, A)  # unused below the first layer
    return dweights, dbiases
