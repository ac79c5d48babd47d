import sympy


def probabilities(z):
    e = sympy.Matrix([sympy.exp(t) for t in z])
    return list(e / sum(e))


def gradient(z, d):
    # by the chain rule: dL/dp_j = -d_j / p_j, dp_j/dz_k = p_j ([j = k] - p_k)
    p = sympy.Matrix(probabilities(z))
    J = sympy.diag(*p) - p * p.T
    by_p = sympy.Matrix([-target / q for target, q in zip(d, p)])
    return list(J.T * by_p)
