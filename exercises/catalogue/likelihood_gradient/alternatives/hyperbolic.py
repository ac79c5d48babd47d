import sympy as sp
from sympy import Rational as R


def log_likelihood(s, y):
    # symmetric: y s - s/2 - log(2 cosh(s/2))
    return [(y - R(1, 2)) * s - sp.log(2 * sp.cosh(s / 2))]


def slope(s, y):
    return [y - (1 + sp.tanh(s / 2)) / 2]


def curvature_from(p):
    return [(p - R(1, 2)) ** 2 - R(1, 4)]


def slope_by_weight(s, y, h):
    return [sp.simplify(h * y - h * sp.exp(s) / (1 + sp.exp(s)))]
