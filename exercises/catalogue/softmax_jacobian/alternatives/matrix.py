import sympy as sp


def _jacobian(p):
    v = sp.Matrix(p)
    return sp.diag(*p) - v * v.T


def jacobian_row(p, i):
    return list(_jacobian(p)[i, :])


def through_jacobian(p, g):
    return list(_jacobian(p).T * sp.Matrix(g))


def _soft(z):
    powers = sp.Matrix(z).applyfunc(sp.exp)
    return powers / sum(powers)


def measured_row(z, i, h=1e-5):
    steps = [h * sp.eye(len(z))[:, j] for j in range(len(z))]
    z = sp.Matrix(z)
    return tuple(float(_soft(z + s)[i] - _soft(z - s)[i]) / (2 * h) for s in steps)


def largest_error(row, z):
    p = sp.symbols(f"q:{len(z)}", positive=True)
    known = dict(zip(p, _soft(z)))
    derived = sp.Matrix([list(row(p, i)) for i in range(len(z))]).subs(known)
    measured = sp.Matrix([measured_row(z, i) for i in range(len(z))])
    return float(max(abs(d) for d in derived - measured))
