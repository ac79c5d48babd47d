from sympy import exp, log


def probabilities(z):
    return tuple(1 / sum(exp(b - a) for b in z) for a in z)


def gradient(z, d):
    lse = log(sum(exp(t) for t in z))
    derivatives = []
    for k, t in enumerate(z):
        p = exp(t - lse)
        others = sum(d[j] for j in range(len(d)) if j != k)
        derivatives.append(others * p - d[k] * (1 - p))
    return derivatives
