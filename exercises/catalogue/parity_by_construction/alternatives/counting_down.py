import numpy


def parity_weights(n):
    # s ones: unit k is max(0, n - k - s), and turns the slope round at s = n - k
    W1 = [[-1] * n for _ in range(n)]
    b1 = [n - k for k in range(n)]
    sign = 1 if n % 2 == 0 else -1
    W2 = [[sign]] + [[2 * sign * (-1) ** k] for k in range(1, n)]
    b2 = [0 if n % 2 == 0 else 1]
    return numpy.array(W1), numpy.array(b1), numpy.array(W2), numpy.array(b2)


def xor_weights():
    return parity_weights(2)
