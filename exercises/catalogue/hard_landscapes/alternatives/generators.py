import numpy

LARGEST_RATE = 2 / 50
OFF_THE_RIDGE = "none"
FIRST_OFF = "adam"


def valley_gradient(theta):
    return numpy.array([1.0, 50.0]) * theta


def saddle_gradient(theta):
    return [1, -1] * theta + [0, 1] * theta**3


def descent():
    step = 0
    while True:
        step = yield step


def momentum():
    v = 0
    while True:
        v = 0.9 * v + (yield v)


def adam():
    m = v = step = t = 0
    while True:
        g = yield step
        t += 1
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        step = m / (1 - 0.9**t) / (numpy.sqrt(v / (1 - 0.999**t)) + 1e-8)


def path(rule, gradient, start, lr, steps):
    points = numpy.zeros((steps + 1, 2))
    points[0] = start
    steps_of = {"descent": descent, "momentum": momentum, "adam": adam}[rule]()
    next(steps_of)
    for before, after in zip(points, points[1:]):
        after[:] = before - lr * steps_of.send(gradient(before.copy()))
    return points


def first_below(values, level):
    return next((i for i, value in enumerate(values) if value < level), -1)


def race(value, gradient, start, rates, steps, level):
    found = {}
    for rule in rates:
        points = path(rule, gradient, start, rates[rule], steps)
        found[rule] = first_below(map(value, points), level)
    return found
