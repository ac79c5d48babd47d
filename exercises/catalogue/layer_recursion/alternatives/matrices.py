from functools import reduce

import sympy as sp


def step_down(delta, W, z):
    back = sp.Matrix(W) * sp.Matrix(list(delta))
    return [e * (1 - sp.tanh(t)) * (1 + sp.tanh(t)) for e, t in zip(back, z)]


def parameter_gradients(delta, a):
    row = sp.Matrix([list(delta)])
    return (*(sp.Matrix(list(a)) * row), *row)


def first_delta(delta, W, z):
    return reduce(lambda d, layer: step_down(d, *layer), zip(W[::-1], z[::-1]), delta)
