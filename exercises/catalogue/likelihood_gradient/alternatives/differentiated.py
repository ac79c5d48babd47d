import sympy as sp


def log_likelihood(s, y):
    return [-sp.log(1 + sp.exp(-s)) - (1 - y) * s]


def slope(s, y):
    return [sp.diff(log_likelihood(s, y)[0], s).simplify()]


def curvature_from(p):
    return [p * (p - 1)]


def slope_by_weight(s, y, h):
    w, rest = sp.symbols("w rest", real=True)
    logit = w * h + rest
    d = sp.diff(log_likelihood(logit, y)[0], w)
    return [d.subs(rest, s - w * h)]
