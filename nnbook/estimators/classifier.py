"""A classifier for scikit-learn."""

from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets

from nnbook.activations import log_softmax, softmax
from nnbook.estimators.base import NetworkEstimator
from nnbook.estimators.parameters import class_labels
from nnbook.losses import Loss, SoftmaxCrossEntropy
from nnbook.types import Array, Labels
from nnbook.validation import require


class NetworkClassifier(ClassifierMixin, NetworkEstimator):
    """P(class k | x) = softmax(network(x))_k, with dense layers, by cross-entropy.

    `hidden_layer_sizes` and `activation`, a name or a layer to copy, such as
    `Activate("elu", alpha=0.5)`, make the network, `initializer` draws it and
    `optimizer` moves it: "adam", "adamw", "momentum", "nesterov", "rmsprop", "sgd", or
    a function of theta and the rate `lr`. The loss is the mean over a batch of
    `batch_size` samples, plus (l2 / 2) |W|^2; `dropout` is the share of hidden units
    that training leaves out.

    An epoch passes over all samples. Training ends after `max_iter` epochs, or when for
    `n_iter_no_change` in a row the training loss has not fallen by `tol`. With
    `early_stopping`, a share `validation_fraction` of the samples is held out, training
    ends when their loss has not fallen for so many epochs, and the network goes back to
    where it was lowest. `fit` with `warm_start` goes on where the last one ended, with
    the network and optimiser that it had. `random_state`, a seed or a RandomState, is
    all there is of chance; None is NumPy's global state, as everywhere in scikit-learn.
    With "adamw" weights decay and biases do not. `verbose` shows a bar.

    A fit leaves `classes_`, `n_features_in_`, the `network_`, `n_iter_` epochs, their
    mean losses `loss_curve_`, and those of what was held out, `validation_curve_`.
    Parameters are checked by `fit`; what does not fit raises ValueError.

    Beside scikit-learn's `MLPClassifier`: two classes have two outputs and a softmax,
    not one and a sigmoid; `l2` is not divided by the number of samples; and
    `warm_start` keeps what the optimiser remembers.
    """

    loss: ClassVar[Loss] = SoftmaxCrossEntropy()
    classes_: npt.NDArray[Any]

    def partial_fit(
        self,
        X: npt.ArrayLike,
        y: npt.ArrayLike,
        classes: npt.ArrayLike | None = None,
        sample_weight: Any = None,
    ) -> Self:
        """Train for one epoch more; the first time, `classes` lists all there will be.

        Raises ValueError as `fit` does, and for labels that are none of the classes.
        """
        known = getattr(self, "classes_", None)
        require(classes is not None or known is not None, "classes", None, "all labels")
        listed = None if classes is None else class_labels(classes)
        if listed is not None and known is not None:
            same = np.array_equal(listed, known)
            require(same, "classes", classes, f"{known.tolist()}, as at first")
        return self._partial_fit(X, y, sample_weight, listed)

    def predict(self, X: npt.ArrayLike) -> npt.NDArray[Any]:
        """The class argmax_k P(class k | x) of each sample, shape (N,).

        This and the probabilities raise ValueError before a fit, and for X that are not
        N finite samples with as many features as there were.
        """
        Z = self._outputs(X)
        labels: npt.NDArray[Any] = self.classes_[Z.argmax(axis=1)]
        return labels

    def predict_proba(self, X: npt.ArrayLike) -> Array:
        """P(class k | x), shape (N, K), in the order of `classes_`."""
        return softmax(self._outputs(X))

    def predict_log_proba(self, X: npt.ArrayLike) -> Array:
        """log P(class k | x), shape (N, K), exact also where P rounds to 0."""
        return log_softmax(self._outputs(X))

    def _rows(self, y: npt.NDArray[Any], first: bool, classes: Any) -> Array:
        """One-hot rows; classes are those listed at first, or those that y holds."""
        check_classification_targets(y)
        known = np.unique(y if classes is None else classes) if first else self.classes_
        unknown = np.setdiff1d(y, known).tolist()
        require(not unknown, "y", unknown, f"labels among {known.tolist()}")
        self.classes_ = known
        one_hot: Array = (y[:, None] == known).astype(float)
        return one_hot

    def _strata(self, Y: Array) -> Labels:
        """The class of each sample; ValueError if one is alone in its class."""
        classes: Labels = Y.argmax(axis=1)
        few = int(Y.sum(axis=0)[classes].min())
        expected = "more, for early_stopping to hold some out"
        require(few > 1, "y", f"{few} sample of a class", expected)
        return classes
