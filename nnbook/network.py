"""A network is one vector: theta holds every parameter, grad every derivative."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.initializers import INITIALIZERS, Initializer
from nnbook.layers import Layer
from nnbook.layers_over_vectors import LayersOverVectors
from nnbook.losses import Loss
from nnbook.penalty import masked_penalty
from nnbook.summary import summary_table
from nnbook.trial import trial_output_shape
from nnbook.types import Array
from nnbook.validation import (
    as_gradient,
    as_numbers,
    require,
    require_between,
    require_choice,
    require_dtype,
    require_finite,
    require_generator,
    require_instance,
    require_shape,
    require_weights,
)

__all__ = ["Network"]


class Network(LayersOverVectors):
    """Layers in a row over two flat vectors, `theta` and `grad`.

    Every W, b, dW and db of every layer is a view of these vectors: an optimiser
    that changes theta in place changes the network, and early stopping is a copy.
    Weights are drawn by `initializer` (a name or a function) from `seed` (a generator
    or the seed of one), biases start at 0. Raises ValueError for an unknown name, a
    dtype that is not float32, float64 or complex128, or layers that do not fit or are
    in a network already: a deep copy of a layer is in none.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        initializer: str | Initializer = "he",
        seed: int | np.random.Generator = 0,
        dtype: npt.DTypeLike = np.float64,
    ) -> None:
        super().__init__(layers, require_dtype(dtype))
        counts = [layer.parameter_count for layer in self.layers]
        #: The first layer with parameters: no gradient is needed before it.
        self.first = next((i for i, count in enumerate(counts) if count), 0)
        #: The shape of Z for each shape of X that has been on trial.
        self.tried: dict[tuple[int, ...], tuple[int, ...]] = {}
        self.Z_shape: tuple[int, ...] = ()
        self.initialize(initializer, seed)
        self._hold()

    def initialize(
        self, initializer: str | Initializer = "he", seed: int | np.random.Generator = 0
    ) -> None:
        """Draw theta anew, layer by layer from one generator.

        Raises ValueError for an unknown name, for what is no generator and no seed, and
        for a function that returns no weights of a layer's shape: then theta stays.
        """
        if not callable(initializer):
            require_choice("initializer", initializer, list(INITIALIZERS))
            initializer = INITIALIZERS[initializer]
        rng = require_generator("seed", seed)
        before = self.state()
        try:
            for layer in self.layers:
                layer.initialize(initializer, rng)
        except Exception:
            self.load_state(before)
            raise

    def forward(self, X: npt.ArrayLike, train: bool = False) -> Array:
        """Z = layer_L(... layer_1(X)), logits of shape (N, n_out), for N samples X.

        Layers keep what `backward` looks at, Z too: neither X nor Z is to be changed
        before. Z may share X's memory where every layer does, as `Flatten`.
        Raises ValueError when X does not hold samples that fit the first layer, and for
        a `train` that is no bool.
        """
        require_instance("train", train, bool)
        A = as_numbers("X", X, self.theta.dtype)
        for layer in self.layers:
            A = layer.forward(A, train)
        self.Z_shape = A.shape
        return A

    def backward(self, dZ: Array) -> Array:
        """grad = d loss / d theta, from dZ = d loss / d logits; layers in reverse.

        dZ has the shape of the last forward's Z, or ValueError is raised; `predict` is
        a forward, too. The gradient with respect to X is not computed: training has no
        use for it. What is returned is `grad` itself, which the next call overwrites.
        Source: Rumelhart, Hinton and Williams (1986), Learning Representations by
        Back-Propagating Errors.
        """
        require(bool(self.Z_shape), "dZ", dZ, "forward before backward")
        whose = "the network's output"
        dZ = as_gradient("dZ", dZ, self.Z_shape, self.theta.dtype, whose)
        for layer in self.layers[: self.first : -1]:
            dZ = layer.backward(dZ)
        self.layers[self.first].backward(dZ, need_dX=False)
        return self.grad

    def loss_grad(
        self,
        loss: Loss,
        X: npt.ArrayLike,
        Y: npt.ArrayLike,
        weights: npt.ArrayLike | None = None,
        l2: float = 0.0,
    ) -> Any:
        """Return L = loss(Z, Y) + (l2 / 2) |W|^2, and leave its gradient in `grad`.

        X holds N finite samples and Y targets of the loss in the shape of the output,
        (N, n_out); `weights` of shape (N,) count the samples. |W|^2 runs over weights,
        not biases. Raises ValueError before anything has moved: a batch of a new shape
        goes through the layers on trial first.
        """
        require_instance("loss", loss, Loss)
        dtype = self.theta.dtype
        X, Y = as_numbers("X", X, dtype), as_numbers("Y", Y, dtype)
        require_finite("X", X)
        if X.shape not in self.tried:
            self.tried[X.shape] = trial_output_shape(self.layers, X)
        require_shape("Y", Y, self.tried[X.shape], "the network's output")
        loss.check_targets(Y)
        if weights is not None:
            weights = require_weights("weights", weights, len(Y))
        l2 = require_between("l2", l2, 0, np.inf)
        return self.unchecked_loss_grad(loss, X, Y, weights, l2)

    def unchecked_loss_grad(
        self, loss: Loss, X: Array, Y: Array, weights: Array | None, l2: float
    ) -> Any:
        """The same for arrays of theta's type, without checks: a step of training.

        Who calls this has checked all batches before, as `fit` does.
        """
        value, dZ = loss.value_and_grad(self.forward(X, train=True), Y, weights)
        grad = self.backward(dZ)
        if l2:
            penalty, slope = masked_penalty(self.theta, self.weight_mask, float(l2))
            grad += slope
            value += penalty
        return value

    def astype(self, dtype: npt.DTypeLike) -> "Network":
        """Return a copy of this network with its numbers in another type.

        Raises ValueError for a type that the formulas cannot run in, and for a real one
        where this network's is complex.
        """
        twin = Network(deepcopy(self.layers), "zeros", 0, dtype)
        twin.load_state(self.state())
        return twin

    def summary(self) -> str:
        """A table: each layer, the shape of a sample after it, its parameters."""
        return summary_table(self.layers, self.sample_shapes)

    def __repr__(self) -> str:
        return f"Network({self.layers}, {self.parameter_count} parameters)"
