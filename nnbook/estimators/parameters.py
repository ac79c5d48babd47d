"""What an estimator is told, checked when it is fitted, as scikit-learn wants it."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnbook.optimizers import (
    Adam,
    AdamW,
    GradientDescent,
    Momentum,
    Nesterov,
    Optimizer,
    RMSProp,
)
from nnbook.validation import (
    require,
    require_between,
    require_choice,
    require_count,
    require_instance,
)

#: Optimisers by name.
OPTIMIZERS: dict[str, Callable[..., Optimizer]] = {
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


def optimizer_maker(got: Any) -> Callable[..., Optimizer]:
    """The function of theta and lr that `got` is, or that it names."""
    if callable(got):
        maker: Callable[..., Optimizer] = got
        return maker
    require_choice("optimizer", got, list(OPTIMIZERS))
    return OPTIMIZERS[got]


def require_parameters(estimator: Any) -> None:
    """Raise ValueError unless every parameter can be used; before anything changes."""
    hidden_sizes(estimator.hidden_layer_sizes)
    optimizer_maker(estimator.optimizer)
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


def require_finite_result(theta: Any) -> None:
    """Raise ValueError unless training has led to finite parameters."""
    finite = bool(np.isfinite(theta).all())
    advice = "finite numbers: the rate lr may be too high, or X and y not scaled"
    require(finite, "theta after training", "not finite", advice)
