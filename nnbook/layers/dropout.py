"""Dropout: in training, each unit is left out by chance."""

from typing import Any

import numpy as np

from nnbook.initializers import Initializer
from nnbook.layers.base import NO_BATCH, Layer
from nnbook.types import Array
from nnbook.validation import (
    as_gradient,
    generator_at,
    require_batch,
    require_between,
    require_instance,
)


class Dropout(Layer):
    """A = X * M / (1 - rate) in training, where M is 0 with chance `rate`, else 1.

    Inverted: what is kept is enlarged, so that its mean stays, and evaluation, A = X,
    has nothing to do. `backward` uses the mask that `forward` drew; `initialize` gives
    the generator that draws. Chances are multiples of 2^-24, the step of what is drawn:
    of rates nearer to 1 than about 1e-5, which keep next to nothing, the mean is off.
    Raises ValueError unless 0 <= rate < 1.
    Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov (2014), Dropout.
    """

    X: Array = NO_BATCH
    scale: Array | None = NO_BATCH

    def __init__(self, rate: float) -> None:
        self.rate = require_between("rate", rate, 0, 1)
        self.rng = np.random.default_rng(0)

    def initialize(self, initializer: Initializer, rng: np.random.Generator) -> None:
        """Draw masks from now on by a child of `rng`, which itself does not move.

        Raises ValueError unless it is a numpy.random.Generator that was made from a
        seed, as by `numpy.random.default_rng`: only such a one has children.
        """
        require_instance("rng", rng, np.random.Generator)
        try:
            (self.rng,) = rng.spawn(1)
        except TypeError as error:
            expected = "a generator made by numpy.random.default_rng: it has children"
            raise ValueError(f"rng is {rng}, expected {expected}") from error

    def forward(self, X: Array, train: bool = False) -> Array:
        """A = X * M / (1 - rate) in training, else X."""
        require_instance("train", train, bool)
        X = require_batch("X", X)
        self.X, self.scale = X, None
        if not train or not self.rate:
            return X
        kept = self.rng.random(X.shape, np.float32) >= self.rate
        self.scale = np.empty_like(X)  # in memory in X's order
        self.scale[:] = kept
        self.scale *= 1 / (1 - self.rate)
        return X * self.scale

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """dX = dA * M / (1 - rate), by the same mask; after evaluation dX = dA."""
        dA = as_gradient("dA", dA, self.X.shape, self.X.dtype)
        return dA if self.scale is None else dA * self.scale

    def state(self) -> dict[str, Any]:
        """Where the generator stands."""
        return {"rng": self.rng.bit_generator.state}

    def check_state(self, state: dict[str, Any]) -> None:
        """Raise ValueError unless a generator can stand there."""
        super().check_state(state)
        generator_at("state's rng", state["rng"])

    def load_state(self, state: dict[str, Any]) -> None:
        """Draw the same masks again, by a generator of any kind. Raises ValueError."""
        super().load_state(state)
        try:
            self.rng.bit_generator.state = state["rng"]
        except ValueError:  # it is another kind's
            self.rng = generator_at("state's rng", state["rng"])
