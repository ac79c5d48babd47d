"""Every activation by its name, as a pair of formulas."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from nnbook.activations.checked import proper_options
from nnbook.activations.gaussian import gelu, gelu_tanh, gelu_tanh_vjp, gelu_vjp
from nnbook.activations.piecewise import (
    elu,
    elu_vjp,
    identity,
    identity_vjp,
    leaky_relu,
    leaky_relu_vjp,
    relu,
    relu_vjp,
)
from nnbook.activations.rowwise import (
    log_softmax,
    log_softmax_vjp,
    softmax,
    softmax_vjp,
)
from nnbook.activations.smooth import (
    sigmoid,
    sigmoid_vjp,
    softplus,
    softplus_vjp,
    tanh,
    tanh_vjp,
)
from nnbook.types import Array
from nnbook.validation import require_choice


class Activation(NamedTuple):
    """A name, f, and the vector-Jacobian product of f; neither checks its arguments."""

    name: str
    f: Callable[[Array], Array]
    vjp: Callable[[Array, Array, Array], Array]


PAIRS: list[tuple[Callable[..., Array], Callable[..., Array]]] = [
    (identity, identity_vjp),
    (relu, relu_vjp),
    (leaky_relu, leaky_relu_vjp),
    (elu, elu_vjp),
    (sigmoid, sigmoid_vjp),
    (tanh, tanh_vjp),
    (softplus, softplus_vjp),
    (gelu, gelu_vjp),
    (gelu_tanh, gelu_tanh_vjp),
    (softmax, softmax_vjp),
    (log_softmax, log_softmax_vjp),
]

#: Every activation by its name, with the options that its formula has by default.
ACTIVATIONS = {f.__name__: Activation(f.__name__, f, vjp) for f, vjp in PAIRS}


def make_activation(name: str, **options: Any) -> Activation:
    """(name, f, vjp) with f and vjp taken at the options, such as alpha=0.2.

    Raises ValueError for a name or an option that does not exist, or a bad value.
    """
    require_choice("name", name, list(ACTIVATIONS))
    activation = ACTIVATIONS[name]
    if not options:
        return activation
    options = proper_options(activation.f, options)
    f, vjp = partial(activation.f, **options), partial(activation.vjp, **options)
    return Activation(name, f, vjp)
