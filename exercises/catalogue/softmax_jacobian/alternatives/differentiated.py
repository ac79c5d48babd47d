import sympy as sp


def jacobian_row(p, i):
    z = sp.symbols(f"z1:{len(p) + 1}")
    total = sum(map(sp.exp, z))
    soft = [sp.exp(k) / total for k in z]
    row = [sp.diff(soft[i], k) for k in z]
    return [d.subs({k: sp.log(q) for k, q in zip(z, p)}) for d in row]


def through_jacobian(p, g):
    return [
        sum(p[j] * p[i] * (g[j] - g[i]) for i in range(len(p))) for j in range(len(p))
    ]
