import sympy


def _slope(f, a):
    """The slope by way of the inverse function: 1 / (dz/da)."""
    return 1 / sympy.diff(f, a)


def sigmoid_slope(z):
    s = 1 / (1 + sympy.exp(-z))
    return [s * s.subs(z, -z)]


def sigmoid_slope_from(a):
    return [_slope(sympy.log(a / (1 - a)), a)]


def tanh_slope_from(a):
    return [_slope(sympy.log((1 + a) / (1 - a)) / 2, a)]


def scaled_slope_from(a, c):
    return [_slope((sympy.log(a) - sympy.log(1 - a)) / c, a)]


SUBGRADIENT_LOW = 0.0
SUBGRADIENT_HIGH = sympy.S.One


def difference(f, z, h=1e-5):
    right, left = z + h, z - h
    return (f(right) - f(left)) / (right - left)


def largest_error(f, slope_from, points):
    value = sympy.Symbol("value")
    (slope,) = slope_from(value)
    slope = sympy.lambdify(value, slope, "math")
    worst = 0.0
    for z in points:
        worst = max(worst, abs(difference(f, z) - slope(f(z))))
    return worst
