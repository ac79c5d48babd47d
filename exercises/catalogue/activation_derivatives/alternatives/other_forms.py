from sympy import Integer, Rational, cosh, expand


def sigmoid_slope(z):
    half = z * Rational(1, 2)
    return (1 / (4 * cosh(half) ** 2),)


def sigmoid_slope_from(a):
    return [expand(a - a * a)]


def tanh_slope_from(a):
    return [(1 - a) * (1 + a)]


def scaled_slope_from(a, c):
    parts = [c * a, -c * a**2]
    return [sum(parts)]


SUBGRADIENT_LOW, SUBGRADIENT_HIGH = Integer(0), 1.0


def difference(f, z, h=1e-5):
    return f(z + h) / 2 / h - f(z - h) / 2 / h


def largest_error(f, slope_from, points):
    distances = [slope_from(f(z))[0] - difference(f, z) for z in points]
    return float(max(map(abs, distances)))
