"""The papers' algorithms for one parameter, line by line, and gradients to try them."""

from fractions import Fraction

import mpmath

STEPS = 60


def gradients(rng, n=4):
    """Gradients of very different sizes, with zeros, and one that is always zero."""
    grads = rng.normal(size=(STEPS, n)) * 10.0 ** rng.integers(-6, 4, size=(STEPS, n))
    grads[::7] = 0
    grads[:, -1] = 0
    return grads


def descent_reference(theta, grads, lr):
    for g in grads:
        theta = theta - Fraction(lr) * Fraction(g)
    return theta


def momentum_reference(theta, grads, lr, mu, weight):
    v = Fraction(0)
    for g in grads:
        v = Fraction(mu) * v + weight * Fraction(g)
        theta = theta - Fraction(lr) * v
    return theta


def nesterov_reference(theta, grads, lr, mu):
    v = Fraction(0)
    for g in map(Fraction, grads):
        v = Fraction(mu) * v + g
        theta = theta - Fraction(lr) * (g + Fraction(mu) * v)
    return theta


def rmsprop_reference(theta, grads, lr, rho, eps):
    lr, rho, eps = map(mpmath.mpf, (lr, rho, eps))
    theta, v = mpmath.mpf(float(theta)), mpmath.mpf(0)
    for g in map(mpmath.mpf, map(float, grads)):
        v = rho * v + (1 - rho) * g**2
        theta = theta - lr * g / (mpmath.sqrt(v) + eps)
    return theta


def adam_reference(theta, grads, lr, beta1, beta2, eps, decay=0):
    """Algorithm 1 of Kingma and Ba; with decay, that of Loshchilov and Hutter."""
    lr, beta1, beta2, eps = map(mpmath.mpf, (lr, beta1, beta2, eps))
    theta, m, v, t = mpmath.mpf(float(theta)), mpmath.mpf(0), mpmath.mpf(0), 0
    for g in map(mpmath.mpf, map(float, grads)):
        t = t + 1
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - lr * decay * theta - lr * m_hat / (mpmath.sqrt(v_hat) + eps)
    return theta


def each(reference, start, grads, **options):
    """The reference for every parameter, as floats."""
    exact = Fraction if reference not in (adam_reference, rmsprop_reference) else float
    columns = zip(start, grads.T, strict=True)
    return [float(reference(exact(s), g, **options)) for s, g in columns]


def run(make, start, grads):
    theta = start.copy()
    optimizer = make(theta)
    for g in grads:
        g.flags.writeable = False
        assert optimizer.step(g) is None
    assert optimizer.theta is theta
    return theta
