import numpy

VARIANCE = {
    "he": lambda n_in, n_out: 2 / n_in,
    "xavier": lambda n_in, n_out: 2 / (n_in + n_out),
    "small": lambda n_in, n_out: 1e-4,
}


def initialise(sizes, method, rng):
    # All numbers at once, then cut: the generator gives the same ones.
    shapes = list(zip(sizes, sizes[1:]))
    numbers = rng.normal(size=sum(n * m for n, m in shapes))
    weights = []
    for n, m in shapes:
        W, numbers = numbers[: n * m].reshape(n, m), numbers[n * m :]
        weights.append(W * VARIANCE[method](n, m) ** 0.5)
    return weights, [numpy.zeros(m) for _, m in shapes]
