from sympy import cosh


def parameter_gradients(delta, a):
    gradient = []
    for j in range(len(a)):
        for k in range(len(delta)):
            gradient.append(delta[k] * a[j])
    return gradient + list(delta)


def first_delta(delta, W, z):
    def minds(layer, j):
        """How much the loss minds the sum of unit j, over all paths above it."""
        if layer == len(z):
            return delta[j]
        ways = [w * minds(layer + 1, k) for k, w in enumerate(W[layer][j])]
        return sum(ways) / cosh(z[layer][j]) ** 2

    return [minds(0, j) for j in range(len(z[0]))]


def step_down(delta, W, z):
    return first_delta(delta, [W], [z])
