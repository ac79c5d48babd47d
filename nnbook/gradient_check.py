"""Is the gradient right? Two independent answers, and the distance between them."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nnbook.losses import Loss
from nnbook.network import Network
from nnbook.types import Array, Objective
from nnbook.validation import (
    as_numbers,
    require,
    require_between,
    require_instance,
    require_same_shape,
)

__all__ = [
    "GradientCheck",
    "central_difference_gradient",
    "check_gradient",
    "complex_step_gradient",
    "relative_error",
]


def complex_step_gradient(f: Objective, theta: Array, h: float = 1e-20) -> Array:
    """df/dtheta_i = Im f(theta + i h e_i) / h, exact to rounding.

    Nothing is subtracted, so h may be tiny. f must accept complex parameters and be
    analytic near theta, a vector of real numbers. Raises ValueError for any other
    theta, for h <= 0, and where f does not return one number.
    Source: Squire and Trapp (1998), Using complex variables to estimate derivatives.
    """
    point = _checked(f, theta, h).astype(np.complex128)
    return _each_coordinate(f, point, 1j * h).imag / h


def central_difference_gradient(f: Objective, theta: Array, h: float = 1e-5) -> Array:
    """df/dtheta_i = (f(theta + h e_i) - f(theta - h e_i)) / 2h + O(h^2).

    theta is a vector of real numbers. Raises ValueError as `complex_step_gradient`.
    """
    point = _checked(f, theta, h).copy()
    forward = _each_coordinate(f, point, h)
    return (forward - _each_coordinate(f, point, -h)) / (2 * h)


def _checked(f: Objective, theta: npt.ArrayLike, h: float) -> Array:
    """Theta as a vector of numbers, or ValueError."""
    require(callable(f), "f", f, "a function of theta")
    require_between("h", h, 0, np.inf, open_low=True)
    vector = as_numbers("theta", theta, np.float64)
    if vector.ndim != 1:
        raise ValueError(f"theta has shape {vector.shape}, expected (n,)")
    return vector


def _each_coordinate(f: Objective, point: npt.NDArray[Any], step: complex) -> Array:
    """f(point + step e_i) for every i; the point is left as it was."""
    values = np.empty_like(point)
    for i, kept in enumerate(point):
        point[i] = kept + step
        value = as_numbers("f(theta)", f(point), point.dtype)
        point[i] = kept
        require(value.ndim == 0, "f(theta)", value, "one number")
        values[i] = value
    return values


def relative_error(got: npt.ArrayLike, expected: npt.ArrayLike) -> float:
    """max|got - expected| / max(|got|, |expected|), and 0 where both are zero.

    The two have one shape. Raises ValueError.
    """
    got, expected = as_numbers("got", got), as_numbers("expected", expected)
    require_same_shape("expected", expected, "got", got)
    scale = max(np.abs(got).max(initial=0), np.abs(expected).max(initial=0))
    return float(np.abs(got - expected).max(initial=0) / scale) if scale != 0 else 0.0


class GradientCheck(NamedTuple):
    """Relative error of backpropagation against the two independent gradients."""

    complex_step: float
    central_difference: float


def check_gradient(
    network: Network,
    loss: Loss,
    X: npt.ArrayLike,
    Y: npt.ArrayLike,
    weights: npt.ArrayLike | None = None,
    l2: float = 0.0,
) -> GradientCheck:
    """Compare grad with Im L(theta + ih)/h and (L(theta + h) - L(theta - h)) / 2h.

    One check covers every network, because every parameter lies in theta. Every loss
    starts from the same state, so that dropout draws the same mask each time; theta,
    grad and state are left as they were, but `backward` would go through another batch.
    Near a kink the difference is not a derivative. Raises ValueError as
    `network.loss_grad` does.
    """
    require_instance("network", network, Network)
    start, grad_before = network.state(), network.grad.copy()
    network.loss_grad(loss, X, Y, weights, l2)
    grad = network.grad.astype(np.float64)
    network.load_state(start)
    network.grad = grad_before

    def loss_in(dtype: npt.DTypeLike) -> Objective:
        twin = network.astype(dtype)

        def loss_at(theta: Array) -> Any:
            twin.load_state(start | {"theta": theta})
            return twin.loss_grad(loss, X, Y, weights, l2)

        return loss_at

    exact = complex_step_gradient(loss_in(np.complex128), network.theta)
    difference = central_difference_gradient(loss_in(np.float64), network.theta)
    return GradientCheck(relative_error(grad, exact), relative_error(grad, difference))
