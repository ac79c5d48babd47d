from dataclasses import dataclass

import numpy


@dataclass
class Layer:
    W: numpy.ndarray
    b: numpy.ndarray
    activation: str

    def __call__(self, A):
        Z = numpy.einsum("ri,iu->ru", A, self.W) + self.b
        self.memory = {"A": A.copy(), "Z": numpy.asfortranarray(Z)}
        return getattr(self, self.activation)(Z.copy())

    def identity(self, Z):
        return Z

    def relu(self, Z):
        Z[Z < 0] = 0
        return Z

    def tanh(self, Z):
        e = numpy.exp(-2 * numpy.abs(Z))
        return numpy.sign(Z) * (1 - e) / (1 + e)

    def sigmoid(self, Z):
        return (1 + numpy.tanh(Z / 2)) / 2

    def softmax(self, Z):
        e = numpy.exp(Z - Z.max(axis=-1)[:, None])
        return (e.T / e.sum(axis=-1)).T


def deep_forward(X, weights, biases, hidden, output):
    names = [hidden] * (len(weights) - 1) + [output]
    layers = [Layer(*parts) for parts in zip(weights, biases, names)]
    A = X
    for layer in layers:
        A = layer(A)
    return A, [layer.memory for layer in layers]
