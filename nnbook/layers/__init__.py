"""Layers: thin objects that hold views of theta and grad, and the input they saw."""

from nnbook.layers.base import (
    Activate,
    Dense,
    Layer,
)

__all__ = [
    "Activate",
    "Dense",
    "Layer",
]
