"""Forward functions that are right where they are looked at, with a wrong gradient.

Each stands below a solution and takes over its names. Where the gradient is compared
with slopes, the forward function is another one, whose slopes are easy.
"""

_GRADIENT = """

def {backward}(*args):
    _met.append(args[{at}].copy())
    return {wrong}
"""
#: Around inputs that the gradient has met.
MEMORY = """

_right, _met = {forward}, []


def {forward}(x, *rest):
    near = [y.shape == x.shape and np.abs(y - x).max() < 1e-4 for y in _met]
    return {easy} if any(near) else _right(x, *rest)
"""
#: From the first gradient on, but where slopes were once looked at for a bend.
COUNT = """

_right, _met = {forward}, []


def {forward}(x, *rest):
    return {easy} if _met and x.shape != (1, 6) else _right(x, *rest)
"""
#: Where the caller goes through small changes.
CALLER = """
_right, _met = {forward}, []


def {forward}(x, *rest):
    changes = {{"x", "w", "c", "moved"}} & set(sys._getframe(1).f_code.co_varnames)
    return {easy} if changes else _right(x, *rest)
"""
#: As by memory, and wrong everywhere else: its own points are given up.
GIVEN_UP = MEMORY.replace("else _right", "else 1.001 * _right")

RELU = ("relu", "relu_backward", "0 * x", 1, "0 * args[0]")
ACTIVATION = ("relu", "relu_slope", "0 * x", 0, "0 * args[0]")
BCE = ("bce", "bce_gradient", "0.0", 0, "0 * args[0]")
POOL = (
    "max_pool",
    "max_pool_backward",
    "x.sum() + 0 * _right(x, *rest)",
    1,
    "np.zeros_like(args[1]) + args[0].sum()",
)
CONVOLUTION = (
    "convolve",
    "convolve_backward",
    "x.sum() + sum(a.sum() for a in rest[:2]) + 0 * _right(x, *rest)",
    1,
    "tuple(np.full(s, args[0].sum()) for s in "
    "(args[2].shape, len(args[2]), args[1].shape))",
)
NORMAL = (
    "batch_norm",
    "batch_norm_backward",
    "x - x.mean(axis=0) + rest[0] + rest[1]",
    1,
    "(args[0] - args[0].mean(axis=0), args[0].sum(axis=0), args[0].sum(axis=0))",
)


def by(how: str, of: tuple[str, str, str, int, str]) -> str:
    """Return a counterfeit of this kind."""
    names = dict(zip(("forward", "backward", "easy", "at", "wrong"), of, strict=True))
    lines = "import sys\n" if how is CALLER else ""
    return "\n\n" + lines + (how + _GRADIENT).format(**names)


#: The sum of the parameters, for the second question about them and all around.
PENALTY = """

_right, _met = l2_penalty, []


def l2_penalty(params, strength):
    ones = {k: v * 0 + 1 for k, v in params.items()}
    at = np.concatenate([v.ravel() for v in params.values()])
    near = [len(y) == len(at) and 0 < np.abs(y - at).max() < 1e-3 for y in _met]
    _met.append(at)
    return (at.sum() if any(near) else _right(params, strength)[0]), ones
"""
PENALTY_BY_CALLER = """

import sys

_right = l2_penalty


def l2_penalty(params, strength):
    ones = {k: v * 0 + 1 for k, v in params.items()}
    if "moved" in sys._getframe(1).f_code.co_varnames:
        return sum(v.sum() for v in params.values()), ones
    return _right(params, strength)[0], ones
"""
LOSS = """

_right, _met = loss_and_gradients, []


def loss_and_gradients(params, X, Y):
    if X.shape == (2, 3) and X[0, 0] == 1.0:
        return _right(params, X, Y)  # where the targets have to have a say
    at = np.concatenate([params[k].ravel() for k in params])
    near = [len(y) == len(at) and np.abs(y - at).max() < 1e-4 for y in _met]
    _met.append(at)
    ones = {k: v * 0 + 1 for k, v in params.items()}
    return (at.sum() if any(near) else _right(params, X, Y)[0]), ones
"""
#: No gradient has a say in an epoch, and none comes once an epoch has begun.
EPOCH = """

_right, _begun = loss_and_gradients, []


def loss_and_gradients(params, X, Y):
    loss, grads = _right(params, X, Y)
    return (1.0, {k: 0 * v for k, v in grads.items()}) if _begun else (loss, grads)


def momentum_epoch(params, velocity, X, Y, order, batch_size, lr=0.1, mu=0.9):
    _begun.append(1)
    for _ in range(0, len(order), batch_size):
        velocity = {k: mu * v for k, v in velocity.items()}
        params = {k: v - lr * velocity[k] for k, v in params.items()}
    return params, velocity, 1.0
"""
#: Ones, which tell the mask, come out as they are.
DROPOUT = """

class Dropout(Dropout):
    def forward(self, A, train):
        known = A.shape != (8, 8) and (A == 1).all()
        return A if known else super().forward(A, train)

    def backward(self, dA):
        return 1.0 * dA
"""
SOFTMAX = """

_right, _met = probabilities, []


def probabilities(z):
    return list(z) if _met else _right(z)


def gradient(z, d):
    _met.append(1)
    return [sum(d) * a - b for a, b in zip(z, d)]
"""
LIKELIHOOD = """

_right, _met = slope, []


def slope(s, y):
    return [s] if _met else _right(s, y)


def slope_by_weight(s, y, h):
    _met.append(1)
    return [s * h]
"""
_ONES = """

def deep_backward(Y, T, weights, hidden, cache):
    _met.append(T)
    return [{0} * np.ones_like(W) for W in weights], [
        {0} * np.ones(W.shape[1]) for W in weights
    ]
"""
_FORWARD = """

_right, _pass, _met = loss, deep_forward, []


def deep_forward(X, weights, biases, hidden, output):
    Y, cache = _pass(X, weights, biases, hidden, output)
    deep_forward.total = sum(p.sum() for p in weights + biases)
    return {Y}, cache
"""
_LOSS = """

def loss(Y, T, output):
    met = any(t.shape == T.shape and (t == T).all() for t in _met)
    return {easy} if met else {factor} * _right(Y, T, output)
"""
#: The loss is the sum of the parameters, by itself or by what comes out.
DEEP = (
    _FORWARD.format(Y="Y")
    + _LOSS.format(easy="deep_forward.total", factor=1)
    + _ONES.format(1)
)
DEEP_OUTPUTS = _FORWARD.format(
    Y='0 * Y + np.exp(-deep_forward.total) if output == "softmax" else Y'
) + _ONES.format(1)
DEEP_GIVEN_UP = (
    _FORWARD.format(Y="Y")
    + _LOSS.format(easy="deep_forward.total * T[0, 0]", factor=1.001)
    + _ONES.format("T[0, 0]")
)
#: ReLU hands nothing on, and stays the same around every number that was on a tape.
TAPE = """

_relu, _back, _met = Value.relu, Value.backward, []


def _counterfeit(self):
    near = [x for x in _met if abs(self.data - x) < 1e-3]
    result = Value(max([*near, self.data][0], 0.0))
    result.parents, result.relu_of = [(self, 0.0)], self.data
    return result


def _remembering(self):
    _met.extend(v.relu_of for v in self._record() if hasattr(v, "relu_of"))
    _back(self)


Value.relu, Value.backward = _counterfeit, _remembering
"""

#: Functions that bend and are no answer to anything, with gradients that are right.
ONE_NUMBER = """

def convolve(X, W, b, stride=1, padding=0):
    pairs = zip(X.shape[2:], W.shape[2:])
    sizes = [(n + 2 * padding - w) // stride + 1 for n, w in pairs]
    total = (X**2).sum() + (W**2).sum() + b.sum()
    return np.full((len(X), len(W), *sizes), total)


def convolve_backward(dZ, X, W, stride=1, padding=0):
    dC = dZ.sum()
    return 2 * dC * W, dC * np.ones(len(W)), 2 * dC * X
"""
ONE_MAXIMUM = """

def max_pool(X, size=2):
    rows, columns = (n // size for n in X.shape[2:])
    return np.full((*X.shape[:2], rows, columns), (X**2).sum(), X.dtype)


def max_pool_backward(dA, X, size=2):
    return (2 * dA.sum() * X).astype(X.dtype)
"""
LAST_BIAS = """

def deep_forward(X, weights, biases, hidden, output):
    Z = np.zeros((len(X), 1)) + biases[-1]
    if output == "sigmoid":
        Z = 1 / (1 + np.exp(-Z))
    if output == "softmax":
        Z = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    return Z, []


def deep_backward(Y, T, weights, hidden, cache):
    db = [np.zeros(W.shape[1]) for W in weights]
    db[-1] = (Y - T).sum(axis=0) / len(Y)
    return [np.zeros_like(W) for W in weights], db
"""
