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


def softmax(z):
    z = list(z)
    top = max(z)
    powers = [float(sp.exp(k - top)) for k in z]
    return [power / sum(powers) for power in powers]


def measured_row(z, i, h=1e-5):
    def moved(j, by):
        return softmax(k + by * (n == j) for n, k in enumerate(z))[i]

    return [(moved(j, h) - moved(j, -h)) / h / 2 for j in range(len(z))]


def largest_error(row, z):
    worst = 0.0
    for i in range(len(z)):
        for derived, measured in zip(row(softmax(z), i), measured_row(z, i)):
            worst = max(worst, abs(float(derived) - measured))
    return worst
