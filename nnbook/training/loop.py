"""The training loop: shuffle, step through mini-batches, validate, stop in time."""

import os
from collections.abc import Callable, Sequence
from math import ceil

import numpy.typing as npt

from nnbook.losses import Loss
from nnbook.network import Network
from nnbook.optimizers import Optimizer
from nnbook.training.callbacks import Callback, Run
from nnbook.training.checkpoint import checkpoint_or_none
from nnbook.training.checks import (
    early_stopping_or_none,
    generator,
    require_batches,
    require_parts,
    require_settings,
    training_set,
    validation_set,
)
from nnbook.training.epoch import train_epoch
from nnbook.training.evaluation import Metric, chosen_metric, evaluate
from nnbook.training.history import History
from nnbook.training.progress import progress_bar
from nnbook.types import Rng


def fit(
    network: Network,
    loss: Loss,
    optimizer: Optimizer,
    X: npt.ArrayLike,
    Y: npt.ArrayLike,
    *,
    epochs: int,
    batch_size: int = 32,
    validation: tuple[npt.ArrayLike, ...] | None = None,
    patience: int | None = None,
    rng: int | Rng = 0,
    weights: npt.ArrayLike | None = None,
    l2: float = 0.0,
    clip_norm: float | None = None,
    schedule: Callable[[float], float] | None = None,
    metric: str | Metric | None = None,
    callbacks: Sequence[Callback] = (),
    checkpoint: str | os.PathLike[str] | None = None,
    resume: bool = False,
    progress: bool = False,
) -> History:
    """theta <- theta - step(d loss(batch) / d theta), for every batch of every epoch.

    X has shape (N, n_in), or (N, C, H, W) for images, and Y (N, n_out). `validation` is
    such a pair, or with weights a triple, held out and scored by `metric` as in
    `evaluate`. With `patience` training stops when the validation loss has not improved
    for so many epochs, and the network returns to where it was best. `rng` shuffles: a
    generator or the seed of one. `optimizer` must hold `network.theta`.

    In each step `schedule` gives the rate at the time in epochs, `weights` (N,) count
    the samples, (l2 / 2) |W|^2 is added to the loss, and a gradient longer than
    `clip_norm` is cut to it. After each epoch `callbacks` are called with the `Run`,
    and the file `checkpoint` is written: the same call with `resume` goes on from it,
    as if never interrupted, or starts where there is none. The memory of a callback is
    in the file if it has the methods `state` and `load_state`, as `EarlyStopping` has.
    `progress` shows a bar. Raises ValueError before anything has moved, but for a
    schedule, a metric or a callback that fails later on, and for a gradient that
    `clip_norm` cannot cut, because it is not finite any more.
    """
    require_parts(network, loss, optimizer)
    settings = (epochs, batch_size, l2, clip_norm, schedule, callbacks, progress)
    require_settings(*settings)
    X, Y, weights = training_set(network, loss, X, Y, weights)
    require_batches(network, X, batch_size)
    held_out = validation_set(network, loss, validation)
    if held_out is not None and metric is not None:
        evaluate(network, loss, *held_out, metric=metric)  # better now than after hours
    history = History(chosen_metric(loss, metric)[0])
    run = Run(network, loss, optimizer, history, generator(rng))
    stopping = early_stopping_or_none(patience, held_out)
    saver = checkpoint_or_none(
        checkpoint,
        resume,
        run,
        stopping,
        callbacks,
        schedule,
        data={"X": X, "Y": Y, "weights": weights, "validation": held_out},
        settings={"batch_size": batch_size, "l2": l2, "clip_norm": clip_norm},
    )
    batches = ceil(len(X) / batch_size)
    with progress_bar(epochs, batches, run.epoch, shown=progress) as bar:
        after_epoch = [c for c in (stopping, *callbacks, bar, saver) if c is not None]
        while run.epoch < epochs and not run.stop:
            history.start_epoch()
            train_epoch(run, X, Y, weights, batch_size, l2, clip_norm, schedule, bar)
            if held_out is not None:
                scores = evaluate(network, loss, *held_out, metric=metric)
                history.add_validation(*scores)
            history.end_epoch(optimizer.lr)
            for callback in after_epoch:
                callback(run)
    if stopping is not None:
        stopping.restore(network)
    return history
