"""Layers: thin objects that hold views of theta and grad, and the input they saw."""

from nnbook.layers.activate import Activate
from nnbook.layers.base import Layer
from nnbook.layers.dense import Dense
from nnbook.layers.dropout import Dropout

__all__ = ["LAYERS", "Activate", "Dense", "Dropout", "Layer"]

#: Every layer by its name.
LAYERS: dict[str, type[Layer]] = {
    layer.__name__: layer for layer in (Activate, Dense, Dropout)
}
