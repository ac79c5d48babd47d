"""A network in a file, without pickle: its layers by name, its numbers as arrays."""

import os
from typing import Any

from nnbook.layers import LAYERS, Layer
from nnbook.network import Network
from nnbook.storage import load_state, save_state
from nnbook.validation import require, require_choice, require_instance

__all__ = ["load_network", "save_network"]


def save_network(network: Network, path: str | os.PathLike[str]) -> None:
    """file = layers and their arguments, theta, and what the layers remember.

    Raises ValueError where `path` cannot be written, and for a layer that is not one
    of nnbook's: nobody could load it.
    """
    require_instance("network", network, Network)
    layers = []
    for layer in network.layers:
        name = type(layer).__name__
        require(LAYERS.get(name) is type(layer), "network", layer, "nnbook's layers")
        layers.append({"layer": name, "arguments": layer.config()})
    dtype = network.theta.dtype.name
    save_state({"layers": layers, "dtype": dtype, "state": network.state()}, path)


def load_network(path: str | os.PathLike[str]) -> Network:
    """network = the one that was saved: layers, theta and state to the last bit.

    Raises ValueError where the file is missing, cut short or not of a network.
    """
    saved, file = load_state(path), os.fspath(path)
    is_network = isinstance(saved, dict) and sorted(saved) == [
        "dtype",
        "layers",
        "state",
    ]
    require(is_network, "path", file, "a file that save_network wrote")
    try:
        layers = [_built(**entry) for entry in saved["layers"]]
        network = Network(layers, "zeros", dtype=saved["dtype"])
        network.load_state(saved["state"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        expected = "a network that this version of nnbook can build"
        raise ValueError(f"path is {file}: {error}, expected {expected}") from error
    return network


def _built(layer: str, arguments: dict[str, Any]) -> Layer:
    """The layer of this name with these arguments, or ValueError."""
    require_choice("layer", layer, list(LAYERS))
    return LAYERS[layer](**arguments)
