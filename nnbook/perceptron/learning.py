"""Rosenblatt's rule: after a mistake, the sample is added to w or taken from it."""

import numpy as np
import numpy.typing as npt

from nnbook.perceptron.checks import binary_labels, length, samples
from nnbook.perceptron.margins import geometric_margins
from nnbook.perceptron.update_log import Update, UpdateLog
from nnbook.types import Array, Labels
from nnbook.validation import (
    as_numbers,
    require,
    require_between,
    require_count,
    require_generator,
)
from nnbook.validation.room import require_room


class Perceptron:
    """y = 1 if w . x + b >= 0, else 0, with w of shape (n_in,); in float64.

    Starts at w = 0 and b = 0, where `lr` only scales both and changes no prediction;
    set `w[:]` and `b` to start elsewhere. Raises ValueError unless n_in is a count
    that has room in memory, and lr > 0.
    Source: Rosenblatt (1958), The perceptron: a probabilistic model for information
    storage and organization in the brain.

    >>> perceptron = Perceptron(2)
    >>> log = perceptron.fit([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1])
    >>> log.per_epoch, log.converged
    (array([2, 3, 3, 2, 1, 0]), True)
    """

    def __init__(self, n_in: int, lr: float = 1.0) -> None:
        self.n_in = require_count("n_in", n_in)
        self.lr = require_between("lr", lr, 0, np.inf, open_low=True)
        require_room("n_in", self.n_in, (self.n_in,))
        self.w: Array = np.zeros(self.n_in)
        self.b = 0.0

    def decision_function(self, X: npt.ArrayLike) -> Array:
        """z = X @ w + b, shape (N,) for X of shape (N, n_in).

        Raises ValueError for an X of another width, or not of finite numbers.
        """
        return samples(X, self.n_in) @ self.w + self.b

    def predict(self, X: npt.ArrayLike) -> Labels:
        """1 where X @ w + b >= 0, else 0; shape (N,).

        Raises ValueError as `decision_function` does.
        """
        return (self.decision_function(X) >= 0).astype(np.intp)

    def fit(
        self,
        X: npt.ArrayLike,
        y: npt.ArrayLike,
        epochs: int = 100,
        rng: int | np.random.Generator | None = None,
    ) -> UpdateLog:
        """w <- w + lr (y_n - p_n) x_n,  b <- b + lr (y_n - p_n), sample by sample.

        p_n is the prediction of the moment, so that only mistakes move anything. X has
        shape (N, n_in), and y (N,) holds the labels 0 and 1. Goes on from the present w
        and b until an epoch makes no update, or for `epochs`. Samples come in their
        order, or shuffled anew in each epoch by `rng`, a generator or a seed. Raises
        ValueError for data and epochs that do not fit, before anything changes.
        """
        X = samples(X, self.n_in)
        y = binary_labels(y, len(X))
        in_order = np.arange(len(X))
        shuffler = None if rng is None else require_generator("rng", rng)
        updates: list[Update] = []
        for epoch in range(1, require_count("epochs", epochs) + 1):
            known = len(updates)
            for n in in_order if shuffler is None else shuffler.permutation(in_order):
                if self._learn(X[n], y[n]):
                    updates.append((epoch, int(n), self.w.copy(), self.b))
            if len(updates) == known:
                break
        return UpdateLog.of(updates, epoch, self.n_in)

    def _learn(self, x: Array, y: int) -> bool:
        """Move w and b if the prediction for x is wrong, and say whether it was."""
        error = int(y) - int(x @ self.w + self.b >= 0)
        if error:
            self.w += self.lr * error * x
            self.b += self.lr * error
        return error != 0

    def margins(self, X: npt.ArrayLike, y: npt.ArrayLike) -> Array:
        """t_n (w . x_n + b) / ||w||, with t_n = 2 y_n - 1; shape (N,).

        Raises ValueError as `geometric_margins` does.
        """
        return geometric_margins(samples(X, self.n_in), y, self.w, self.b)

    def boundary(self, s: npt.ArrayLike) -> Array:
        """x(s) = -b w / ||w||^2 + s (-w_2, w_1) / ||w||, points with w . x + b = 0.

        s (S,) runs along the line, from the point nearest to the origin; returns
        (S, 2). Raises ValueError unless n_in = 2 and w is not zero.
        """
        require(self.n_in == 2, "n_in", self.n_in, "2, for a boundary that is a line")
        norm = length(self.w)
        along = np.array([-self.w[1], self.w[0]]) / norm
        nearest = -self.b / norm * (self.w / norm)
        steps = as_numbers("s", s, np.float64)
        require(steps.ndim == 1, "s", s, "an array of shape (S,)")
        return nearest + steps[:, None] * along

    def __repr__(self) -> str:
        return f"Perceptron({self.n_in}, lr={self.lr})"
