"""What a batch would meet in a network, found out before anything has moved."""

from collections.abc import Sequence

from nnbook.layers import Layer
from nnbook.types import Array


def trial_output_shape(layers: Sequence[Layer], X: Array) -> tuple[int, ...]:
    """Shape of layer_L(... layer_1(X)) in training; the layers remember nothing of it.

    Raises ValueError where a layer cannot take what reaches it.
    """
    states = [layer.state() for layer in layers]
    try:
        for layer in layers:
            X = layer.forward(X, True)
    finally:
        for layer, state in zip(layers, states, strict=True):
            layer.load_state(state)
    return X.shape
