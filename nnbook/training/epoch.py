"""One epoch: a step for every mini-batch."""

from collections.abc import Callable
from math import ceil

from nnbook.clipping import clip_by_norm
from nnbook.training.batches import minibatches
from nnbook.training.callbacks import Run
from nnbook.training.checks import checked_rate
from nnbook.training.progress import Bar
from nnbook.types import Array


def train_epoch(
    run: Run,
    X: Array,
    Y: Array,
    weights: Array | None,
    batch_size: int,
    l2: float,
    clip_norm: float | None,
    schedule: Callable[[float], float] | None,
    bar: Bar,
) -> None:
    """theta <- theta - step(d loss(batch) / d theta), for every batch of X and Y.

    The arguments are those of `fit`, which has checked them, and the bar it shows.
    """
    network, optimizer = run.network, run.optimizer
    batches = ceil(len(X) / batch_size)
    shuffled = bar.over(minibatches(X, Y, batch_size, run.rng, weights), run)
    for i, (X_batch, Y_batch, *w) in enumerate(shuffled):
        if schedule is not None:
            optimizer.lr = checked_rate(schedule, run.epoch - 1 + i / batches)
        w_batch = w[0] if w else None
        value = network.unchecked_loss_grad(run.loss, X_batch, Y_batch, w_batch, l2)
        if clip_norm is not None:
            _clip(run, clip_norm)
        optimizer.step(network.grad)
        weight = w[0].sum() if w else len(X_batch)
        run.history.add_batch(float(value), float(weight))


def _clip(run: Run, limit: float) -> None:
    """grad <- grad min(1, limit / ||grad||), or ValueError where training diverged."""
    try:
        clip_by_norm(run.network.grad, limit)
    except ValueError as error:
        had = f"clip_norm is {limit}, but in epoch {run.epoch} {error}"
        advice = "the rate lr may be too high, or X and Y not scaled"
        raise ValueError(f"{had}: {advice}") from error
