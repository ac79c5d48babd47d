"""Backward through each step of the formula: root, variance, mean."""

import numpy as np


def batch_norm(Z, gamma, beta, eps=1e-5):
    variance = (Z**2).mean(0) - Z.mean(0) ** 2
    return gamma * (Z - Z.mean(0)) / np.sqrt(variance + eps) + beta


def batch_norm_backward(dA, Z, gamma, eps=1e-5):
    N = len(Z)
    centred = Z - Z.mean(axis=0)
    inverse = (np.mean(centred**2, axis=0) + eps) ** -0.5
    d_hat = dA * gamma
    d_variance = -0.5 * inverse**3 * (d_hat * centred).sum(axis=0)
    d_centred = d_hat * inverse + 2 * centred / N * d_variance
    dZ = d_centred - d_centred.sum(axis=0) / N
    return dZ, (dA * centred * inverse).sum(axis=0), np.ones(N) @ dA
