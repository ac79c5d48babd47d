import sympy as sp


def _jacobian(p):
    v = sp.Matrix(p)
    return sp.diag(*p) - v * v.T


def jacobian_row(p, i):
    return list(_jacobian(p)[i, :])


def through_jacobian(p, g):
    return list(_jacobian(p).T * sp.Matrix(g))
