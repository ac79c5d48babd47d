from sympy import exp


def sigmoid(z):
    return exp(z) / (1 + exp(z))


def slope(z):
    return exp(-z) / (1 + exp(-z)) ** 2


class Network:
    def __init__(self, x, W1, b1, w2, b2):
        self.z1 = list(b1)
        for number, row in zip(x, W1):
            self.z1 = [z + number * w for z, w in zip(self.z1, row)]
        self.h = [sigmoid(z) for z in self.z1]
        self.z2 = b2 + sum(h * w for h, w in zip(self.h, w2))


def output_delta(z, y):
    p = sigmoid(z)
    return [(1 - y) * p - y * (1 - p)]


def chain(x, y, w1, b1, w2, b2):
    return gradients([x], y, [[w1]], [b1], [w2], b2)


def gradients(x, y, W1, b1, w2, b2):
    net = Network(x, W1, b1, w2, b2)
    delta = output_delta(net.z2, y)[0]
    out = [delta, *(delta * h for h in reversed(net.h))]
    below = [delta * w * slope(z) for w, z in zip(w2, net.z1)]
    out += reversed(below)
    out += reversed([number * e for number in x for e in below])
    return out[::-1]
