"""What an estimator is told, checked when it is fitted, as scikit-learn wants it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.utils import check_random_state
from sklearn.utils.validation import _check_sample_weight

from nnbook.initializers import INITIALIZERS
from nnbook.multilayer import hidden_activation
from nnbook.network import Network
from nnbook.optimizers import (
    Adam,
    AdamW,
    GradientDescent,
    Momentum,
    Nesterov,
    Optimizer,
    RMSProp,
)
from nnbook.types import Array
from nnbook.validation import (
    require,
    require_between,
    require_choice,
    require_count,
    require_instance,
    require_weights,
    shortened,
)

#: Optimisers by name.
OPTIMIZERS: dict[str, type[Optimizer]] = {
    "adam": Adam,
    "adamw": AdamW,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "rmsprop": RMSProp,
    "sgd": GradientDescent,
}


def hidden_sizes(got: Any) -> list[int]:
    """The widths of the hidden layers; a single one may be given as a number."""
    sizes = got if isinstance(got, list | tuple) else [got]
    return [require_count("hidden_layer_sizes", size) for size in sizes]


def new_optimizer(
    got: str | Callable[[Array, float], Optimizer], network: Network, lr: float
) -> Optimizer:
    """The optimiser that `got` makes of theta and lr, or that it names.

    With a name weights decay, if they do, and biases do not.
    """
    if callable(got):
        made = got(network.theta, lr)
        require_instance("optimizer(theta, lr)", made, Optimizer)
        return made
    spared = {"mask": network.weight_mask} if got == "adamw" else {}
    return OPTIMIZERS[got](network.theta, lr, **spared)


def random_state(got: Any) -> np.random.RandomState:
    """The generator that `random_state` is or seeds, or ValueError."""
    try:
        state: np.random.RandomState = check_random_state(got)
    except ValueError as error:
        expected = "a seed in [0, 2**32), a RandomState or None"
        raise ValueError(f"random_state is {got!r}, expected {expected}") from error
    return state


def class_labels(got: Any) -> npt.NDArray[Any]:
    """The labels listed as `classes`, each once and in order, or ValueError."""
    expected = "all labels, in a list (K,), that can be sorted"
    try:
        labels = np.unique(got)
    except (TypeError, ValueError) as error:
        raise ValueError(f"classes is {shortened(got)}, expected {expected}") from error
    require(np.ndim(got) == 1 and len(labels) > 0, "classes", got, expected)
    return labels


def sample_weights(got: Any, X: Array) -> Array:
    """The weights of N samples, 1 where none are given; ValueError unless all fit."""
    weights: Array = _check_sample_weight(got, X, ensure_non_negative=True)
    require_weights("sample_weight", weights, len(X))
    return weights


@contextmanager
def all_or_nothing(estimator: Any) -> Iterator[None]:
    """Whatever is refused inside leaves the estimator with what it had before.

    A training that goes on moves network, optimiser and generator in place: they go
    back to where they were.
    """
    before = dict(vars(estimator))
    stood = _where_training_stands(estimator) if hasattr(estimator, "network_") else ()
    try:
        yield
    except Exception:
        vars(estimator).clear()
        vars(estimator).update(before)
        if stood:
            _go_back(estimator, *stood)
        raise


def _where_training_stands(estimator: Any) -> tuple[Any, ...]:
    """A copy of all that moves in training."""
    bits = estimator._rng.bit_generator
    return estimator.network_.state(), estimator._optimizer.state(), bits.state


def _go_back(estimator: Any, network: Any, optimizer: Any, bits: Any) -> None:
    """The parts of an estimator <- where they stood, in place."""
    estimator.network_.load_state(network)
    estimator._rng.bit_generator.state = bits
    estimator._optimizer.load_state(optimizer)


def require_parameters(estimator: Any) -> None:
    """Raise ValueError unless every parameter can be used; before anything changes."""
    hidden_sizes(estimator.hidden_layer_sizes)
    hidden_activation(estimator.activation)
    if not callable(estimator.initializer):
        require_choice("initializer", estimator.initializer, list(INITIALIZERS))
    if not callable(estimator.optimizer):
        require_choice("optimizer", estimator.optimizer, list(OPTIMIZERS))
    random_state(estimator.random_state)
    require_between("lr", estimator.lr, 0, np.inf, open_low=True)
    require_between("l2", estimator.l2, 0, np.inf)
    require_between("dropout", estimator.dropout, 0, 1)
    require_between("tol", estimator.tol, 0, np.inf)
    share = estimator.validation_fraction
    require_between("validation_fraction", share, 0, 1, open_low=True)
    for name in ("batch_size", "max_iter", "n_iter_no_change"):
        require_count(name, getattr(estimator, name))
    for name in ("early_stopping", "warm_start", "verbose"):
        require_instance(name, getattr(estimator, name), bool)


def require_same_sizes(sizes: list[int], first: list[int]) -> None:
    """Raise ValueError unless a network of `first` can go on with these sizes."""
    hidden, known = sizes[1:-1], first[1:-1]
    require(hidden == known, "hidden_layer_sizes", hidden, f"{known}, as at first")
    columns = f"of {sizes[-1]} columns"
    require(sizes[-1] == first[-1], "y", columns, f"{first[-1]}, as at first")


def require_some_of_both(N: int, share: float) -> None:
    """Raise ValueError unless a share of N samples and the rest are some each."""
    require(N > 1, "X", f"{N} sample", "more, for early_stopping to hold some out")
    expected = f"a share of {N} samples that leaves some"
    require(round(share * N) < N, "validation_fraction", share, expected)


def require_finite_result(theta: Any) -> None:
    """Raise ValueError unless training has led to finite parameters."""
    finite = bool(np.isfinite(theta).all())
    advice = "finite numbers: the rate lr may be too high, or X and y not scaled"
    require(finite, "theta after training", "not finite", advice)
