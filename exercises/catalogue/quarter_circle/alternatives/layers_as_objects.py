"""Each layer an object that goes forward and back; one for the optimiser as well."""

from dataclasses import dataclass, field

import numpy


@dataclass
class Layer:
    W: numpy.ndarray
    b: numpy.ndarray
    last: bool
    grads: list = field(default_factory=list)

    def forward(self, A):
        self.A, self.Z = A, numpy.einsum("ni,iu->nu", A, self.W) + self.b
        return self.Z if self.last else self.Z.clip(min=0)

    def backward(self, error):
        if not self.last:
            error = numpy.where(self.Z > 0, error, 0.0)
        self.grads = [numpy.einsum("ni,nu->iu", self.A, error), error.sum(axis=0)]
        return error @ self.W.T


def layers_of(parameters):
    pairs = list(zip(parameters[0::2], parameters[1::2], strict=True))
    return [Layer(*pair, last=pair is pairs[-1]) for pair in pairs]


def forward(parameters, X):
    outputs = [X]
    for layer in layers_of(parameters):
        outputs.append(layer.forward(outputs[-1]))
    return outputs


def gradients(parameters, X, y):
    A, layers = X, layers_of(parameters)
    for layer in layers:
        A = layer.forward(A)
    p = 0.5 * (1 + numpy.tanh(A / 2))
    error = (p - y.reshape(A.shape)) / y.size
    for layer in reversed(layers):
        error = layer.backward(error)
    return [grad for layer in layers for grad in layer.grads]


class Adam:
    t = 0

    def __init__(self, lr):
        self.lr, self.memory = lr, {}

    def step(self, parameters, grads):
        self.t += 1
        for i, g in enumerate(grads):
            m, v = self.memory.get(i, (0.0, 0.0))
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            self.memory[i] = m, v
            root = numpy.sqrt(v / (1 - 0.999**self.t))
            parameters[i] -= self.lr / (1 - 0.9**self.t) * m / (root + 1e-8)


def train(sizes, X, y, seed, steps=400, lr=0.02):
    rng = numpy.random.default_rng(seed)
    parameters = []
    for inputs, units in zip(sizes, sizes[1:], strict=False):
        W = rng.standard_normal((inputs, units)) * (2 / inputs) ** 0.5
        parameters += [W, numpy.zeros(units)]
    adam = Adam(lr)
    for _ in range(steps):
        adam.step(parameters, gradients(parameters, X, y))
    return parameters
