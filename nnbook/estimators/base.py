"""What classifier and regressor share: their parameters, and how they train."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, is_regressor
from sklearn.utils.validation import check_is_fitted, validate_data

from nnbook.estimators.parameters import (
    all_or_nothing,
    hidden_sizes,
    new_optimizer,
    random_state,
    require_finite_result,
    require_parameters,
    require_same_sizes,
    require_some_of_both,
    sample_weights,
)
from nnbook.estimators.plateau import Plateau
from nnbook.initializers import Initializer
from nnbook.layers import Activate
from nnbook.losses import Loss
from nnbook.multilayer import mlp
from nnbook.optimizers import Optimizer
from nnbook.preprocessing import train_test_split
from nnbook.training import fit, predict
from nnbook.types import Array, Labels
from nnbook.validation import require

#: The types in which networks compute; what has another is converted to the first.
DTYPES = [np.float64, np.float32]


class NetworkEstimator(BaseEstimator, ABC):
    """theta = argmin loss(network(X), Y) + (l2 / 2) |W|^2, sought by `optimizer`.

    `NetworkClassifier` lists the parameters. Subclasses say what the loss is, and how
    targets become rows.
    """

    loss: ClassVar[Loss]

    def __init__(
        self,
        hidden_layer_sizes: int | tuple[int, ...] = (100,),
        activation: str | Activate = "relu",
        *,
        initializer: str | Initializer = "he",
        optimizer: str | Callable[[Array, float], Optimizer] = "adam",
        lr: float = 1e-3,
        l2: float = 0.0,
        dropout: float = 0.0,
        batch_size: int = 200,
        max_iter: int = 200,
        tol: float = 1e-4,
        n_iter_no_change: int = 10,
        early_stopping: bool = False,
        validation_fraction: float = 0.1,
        warm_start: bool = False,
        random_state: int | np.random.RandomState | None = None,
        verbose: bool = False,
    ) -> None:
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.initializer = initializer
        self.optimizer = optimizer
        self.lr = lr
        self.l2 = l2
        self.dropout = dropout
        self.batch_size = batch_size
        self.max_iter = max_iter
        self.tol = tol
        self.n_iter_no_change = n_iter_no_change
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.warm_start = warm_start
        self.random_state = random_state
        self.verbose = verbose

    @abstractmethod
    def _rows(self, y: npt.NDArray[Any], first: bool, classes: Any) -> Array:
        """Targets as rows (N, n_out); the `first` ones say what targets there are."""

    def fit(
        self, X: npt.ArrayLike, y: npt.ArrayLike, sample_weight: Any = None
    ) -> Self:
        """Train anew, or with `warm_start` further, for up to `max_iter` epochs.

        X has shape (N, n_in). A whole `sample_weight` counts like so many copies of the
        sample, and 0 like none: exactly so while a batch holds all samples, without
        dropout and early stopping, and else on average; held-out samples count so, too.
        Raises ValueError for parameters and data that cannot be used, and leaves the
        attributes of the last fit as they were; also when theta has not stayed finite.
        """
        first = not (self.warm_start and hasattr(self, "network_"))
        with all_or_nothing(self):
            X, Y, weights = self._data(X, y, sample_weight, first)
            if self.early_stopping:
                return self._train_with_held_out(X, Y, weights)
            plateau = Plateau(self.tol, self.n_iter_no_change)
            return self._train(X, Y, weights, self.max_iter, callbacks=[plateau])

    def _train_with_held_out(self, X: Array, Y: Array, weights: Array) -> Self:
        """Train until the loss of a share of the samples, held out, stops falling."""
        require_some_of_both(len(X), self.validation_fraction)
        X, X_val, Y, Y_val, weights, weights_val = train_test_split(
            *(X, Y, weights),
            test=self.validation_fraction,
            stratify=self._strata(Y),
            rng=self._rng,
        )
        return self._train(
            *(X, Y, weights, self.max_iter),
            validation=(X_val, Y_val, weights_val),
            patience=self.n_iter_no_change,
        )

    def _partial_fit(
        self, X: Any, y: Any, sample_weight: Any, classes: Any = None
    ) -> Self:
        """Train for one epoch more."""
        stops = self.early_stopping
        require(not stops, "early_stopping", stops, "False: partial_fit cannot stop")
        first = not hasattr(self, "network_")
        with all_or_nothing(self):
            return self._train(*self._data(X, y, sample_weight, first, classes), 1)

    def _data(
        self, X: Any, y: Any, sample_weight: Any, first: bool, classes: Any = None
    ) -> tuple[Array, Array, Array]:
        """X, Y and weights without samples of weight 0, and a network for them."""
        require_parameters(self)
        numeric = is_regressor(self)
        targets = {"multi_output": numeric, "y_numeric": numeric}
        X, y = validate_data(self, X, y, dtype=DTYPES, reset=first, **targets)
        weights = sample_weights(sample_weight, X)
        counted = weights > 0
        X, y, weights = X[counted], y[counted], weights[counted]
        Y = self._rows(y, first, classes)
        sizes = [X.shape[1], *hidden_sizes(self.hidden_layer_sizes), Y.shape[1]]
        if first:
            self._start(sizes, X.dtype)
        require_same_sizes(sizes, self._sizes)
        return X, Y, weights

    def _start(self, sizes: list[int], dtype: npt.DTypeLike) -> None:
        """Draw a network, and take up an optimiser that moves it."""
        seed = random_state(self.random_state).randint(np.iinfo(np.int32).max)
        self._rng = np.random.default_rng(seed)
        self.network_ = mlp(
            *(sizes, self.activation, self.initializer, self._rng, dtype),
            dropout=self.dropout,
        )
        self._optimizer = new_optimizer(self.optimizer, self.network_, self.lr)
        self._sizes = sizes
        self.loss_curve_: list[float] = []
        self.validation_curve_: list[float] = []

    def _train(
        self, X: Array, Y: Array, weights: Array, epochs: int, **options: Any
    ) -> Self:
        """Train the network that there is, and note the losses."""
        self._optimizer.lr = self.lr
        history = fit(
            *(self.network_, self.loss, self._optimizer, X, Y),
            epochs=epochs,
            batch_size=self.batch_size,
            rng=self._rng,
            weights=weights,
            l2=self.l2,
            progress=self.verbose,
            **options,
        )
        require_finite_result(self.network_.theta)
        self.loss_curve_ += history.train_loss.tolist()
        self.validation_curve_ += history.val_loss.tolist()
        self.n_iter_ = len(self.loss_curve_)
        return self

    def _strata(self, Y: Array) -> Labels | None:
        """The classes whose shares early stopping keeps, if there are any."""
        return None

    def _outputs(self, X: npt.ArrayLike) -> Array:
        """Logits Z (N, n_out) of the fitted network."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=DTYPES, reset=False)
        return predict(self.network_, X)

    def __setstate__(self, state: dict[str, Any]) -> None:
        """The optimiser moves the network's theta: joblib makes two of an array."""
        super().__setstate__(state)
        if hasattr(self, "network_"):
            self._optimizer.theta = self.network_.theta
