"""Layers: thin objects that hold views of theta and grad, and the input they saw."""

from nnbook.layers.activate import Activate
from nnbook.layers.base import Layer
from nnbook.layers.batch_norm import BatchNorm
from nnbook.layers.conv2d import Conv2d
from nnbook.layers.correlation import convolve, cross_correlate
from nnbook.layers.dense import Dense
from nnbook.layers.dropout import Dropout
from nnbook.layers.pooling import AvgPool2d, MaxPool2d
from nnbook.layers.reshape import Flatten, Reshape

__all__ = [
    "LAYERS",
    "Activate",
    "AvgPool2d",
    "BatchNorm",
    "Conv2d",
    "Dense",
    "Dropout",
    "Flatten",
    "Layer",
    "MaxPool2d",
    "Reshape",
    "convolve",
    "cross_correlate",
]

#: Every layer by its name.
LAYERS: dict[str, type[Layer]] = {
    layer.__name__: layer
    for layer in (
        Activate,
        AvgPool2d,
        BatchNorm,
        Conv2d,
        Dense,
        Dropout,
        Flatten,
        MaxPool2d,
        Reshape,
    )
}
