"""A regressor for scikit-learn."""

from typing import Any, ClassVar, Self

import numpy.typing as npt
from sklearn.base import RegressorMixin

from nnbook.estimators.base import NetworkEstimator
from nnbook.losses import MSE, Loss
from nnbook.types import Array


class NetworkRegressor(RegressorMixin, NetworkEstimator):
    """y = network(x), with dense layers, by the mean squared error.

    Targets have shape (N,), or (N, K) for K outputs, and predictions have theirs. They
    should be of the order of 1, as the outputs of a new network are. The parameters are
    those of `NetworkClassifier`, and so is what `fit` leaves, but for `classes_`.

    Beside scikit-learn's `MLPRegressor`: the loss is the mean of the squares over
    samples and outputs, not half of their sum over outputs; and what the classifier
    lists. Parameters are checked by `fit`; what does not fit raises ValueError.
    """

    loss: ClassVar[Loss] = MSE()

    def partial_fit(
        self, X: npt.ArrayLike, y: npt.ArrayLike, sample_weight: Any = None
    ) -> Self:
        """Train for one epoch more. Raises ValueError as `fit` does."""
        return self._partial_fit(X, y, sample_weight)

    def predict(self, X: npt.ArrayLike) -> Array:
        """y = network(x) for each sample; the shape is that of the targets.

        Raises ValueError before a fit, and for X that are not N finite samples with as
        many features as there were.
        """
        Z = self._outputs(X)
        return Z[:, 0] if self._is_flat else Z

    def _rows(self, y: npt.NDArray[Any], first: bool, classes: Any) -> Array:
        """Numbers as rows; (N,) becomes (N, 1), and the first fit remembers which."""
        if first:
            self._is_flat = y.ndim == 1
        return y.reshape(len(y), -1)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags
