import sympy as sp


def sigmoid(z):
    return (1 + sp.tanh(z / 2)) / 2


def output_delta(z, y):
    return [(1 - y) * sigmoid(z) - y * sigmoid(-z)]


def chain(x, y, w1, b1, w2, b2):
    h = sigmoid(x * w1 + b1)
    (delta,) = output_delta(h * w2 + b2, y)
    below = delta * w2 * (1 - sp.tanh((x * w1 + b1) / 2) ** 2) / 4
    return (below * x, below, delta * h, delta)


def gradients(x, y, W1, b1, w2, b2):
    x, w2 = sp.Matrix([list(x)]), sp.Matrix(list(w2))
    H = (x * sp.Matrix(W1) + sp.Matrix([list(b1)])).applyfunc(sigmoid)
    delta = sigmoid((H * w2)[0] + b2) - y
    below = (delta * w2.T).multiply_elementwise(H - H.multiply_elementwise(H))
    return [*(x.T * below), *below, *(delta * H), delta]
