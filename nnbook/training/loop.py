"""The training loop: shuffle, step through mini-batches, validate, stop in time."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from nnbook.losses import Loss
from nnbook.metrics import accuracy
from nnbook.network import Network
from nnbook.optimizers import Optimizer
from nnbook.training.checks import require_fit, training_pair
from nnbook.training.early_stopping import EarlyStopping
from nnbook.training.history import History
from nnbook.training.progress import progress_bar
from nnbook.types import Array, Rng
from nnbook.validation import require, require_count


def minibatches(
    X: Array, Y: Array, batch_size: int, rng: Rng
) -> Iterator[tuple[Array, Array]]:
    """Every sample once, in random order, batch_size at a time.

    The last batch holds what is left and may be smaller. Raises ValueError.
    """
    require_count("batch_size", batch_size)
    require(len(X) == len(Y), "Y", f"{len(Y)} samples", f"as many as X, {len(X)}")
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], Y[batch]


def fit(
    network: Network,
    loss: Loss,
    optimizer: Optimizer,
    X: npt.ArrayLike,
    Y: npt.ArrayLike,
    *,
    epochs: int,
    batch_size: int = 32,
    validation: tuple[npt.ArrayLike, npt.ArrayLike] | None = None,
    patience: int | None = None,
    rng: int | Rng = 0,
    progress: bool = False,
) -> History:
    """theta <- theta - step(d loss(batch) / d theta), for every batch of every epoch.

    X has shape (N, n_in) and Y (N, n_out). `validation` is such a pair, held out. With
    `patience` training stops when the validation loss has not improved for so many
    epochs, and theta returns to where it was best. `rng` shuffles: a generator or the
    seed of one. `optimizer` must hold `network.theta`. Raises ValueError.
    """
    X, Y = training_pair(network, "", X, Y)
    if validation is not None:
        validation = training_pair(network, "validation ", *validation)
    require_fit(network, optimizer, validation, patience)
    stopping = EarlyStopping(patience) if patience is not None else None
    shuffler = rng if isinstance(rng, Rng) else np.random.default_rng(rng)
    history = History()
    with progress_bar(require_count("epochs", epochs), shown=progress) as bar:
        for _ in range(epochs):
            history.start_epoch()
            for X_batch, Y_batch in minibatches(X, Y, batch_size, shuffler):
                value = network.loss_grad(loss, X_batch, Y_batch)
                optimizer.update(network.grad)
                history.add_batch(float(value), len(X_batch))
            if validation is not None:
                history.add_validation(*evaluate(network, loss, *validation))
            bar.report(history)
            if stopping and stopping.is_over(history.val_loss[-1], network.theta):
                break
    if stopping:
        stopping.restore(network.theta)
    return history


def evaluate(
    network: Network, loss: Loss, X: npt.ArrayLike, Y: npt.ArrayLike
) -> tuple[float, float]:
    """(loss, accuracy) of the network on X (N, n_in), Y (N, n_out); nothing moves."""
    Z = network.forward(X)
    Y = np.asarray(Y, Z.dtype)
    right = accuracy(Y, Z) if Z.shape[1] > 1 else float(((Z > 0) == (Y > 0.5)).mean())
    return float(loss(Z, Y)), right
