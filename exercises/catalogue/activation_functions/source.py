"""Sigmoid, tanh and ReLU with their slopes, for inputs of any size."""

import numpy as np


def sigmoid(Z: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-Z)) without overflow. Z: (rows, units)."""
    # --- solution
    E = np.exp(-np.abs(Z))
    return np.where(Z >= 0, 1, E) / (1 + E)
    # --- stub
    # raise NotImplementedError("sigmoid is yours to write")
    # --- end


def sigmoid_slope(Z: np.ndarray) -> np.ndarray:
    """Return the derivative of the sigmoid at Z. Z: (rows, units)."""
    # --- solution
    E = np.exp(-np.abs(Z))
    return E / (1 + E) ** 2
    # --- stub
    # raise NotImplementedError("sigmoid_slope is yours to write")
    # --- end


def tanh(Z: np.ndarray) -> np.ndarray:
    """Return the hyperbolic tangent of Z. Z: (rows, units)."""
    # --- solution
    return np.tanh(Z)
    # --- stub
    # raise NotImplementedError("tanh is yours to write")
    # --- end


def tanh_slope(Z: np.ndarray) -> np.ndarray:
    """Return the derivative of tanh at Z. Z: (rows, units)."""
    # --- solution
    return 1 - np.tanh(Z) ** 2
    # --- stub
    # raise NotImplementedError("tanh_slope is yours to write")
    # --- end


def relu(Z: np.ndarray) -> np.ndarray:
    """Return max(0, Z) entry by entry. Z: (rows, units)."""
    # --- solution
    return np.maximum(Z, 0)
    # --- stub
    # raise NotImplementedError("relu is yours to write")
    # --- end


def relu_slope(Z: np.ndarray) -> np.ndarray:
    """Return the slope of ReLU at Z, 0 at exactly 0. Z: (rows, units)."""
    # --- solution
    return (Z > 0).astype(Z.dtype)
    # --- stub
    # raise NotImplementedError("relu_slope is yours to write")
    # --- end
