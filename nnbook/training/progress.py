"""A progress bar for training, by tqdm, loaded only when one is asked for."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from nnbook.training.callbacks import Run

T = TypeVar("T")


class Bar:
    """Reports each batch and each epoch of a run to a tqdm bar, or to nobody."""

    def __init__(self, tqdm: Any = None, epochs: int = 0) -> None:
        self.tqdm = tqdm
        self.epochs = epochs

    def over(self, batches: Iterable[T], run: Run) -> Iterable[T]:
        """The batches as they are; a bar that is shown moves on after each."""
        return batches if self.tqdm is None else self._counted(batches, run)

    def _counted(self, batches: Iterable[T], run: Run) -> Iterator[T]:
        """Each batch; when its step is done, the bar moves."""
        self.tqdm.set_description(f"epoch {run.epoch}/{self.epochs}", refresh=False)
        for batch in batches:
            yield batch
            if self.tqdm.update():  # it was drawn, which it is ten times a second
                loss = f"{run.history.running_loss:.4f}"
                self.tqdm.set_postfix({"loss": loss}, refresh=False)

    def __call__(self, run: Run) -> None:
        """Show the epoch's loss and score: the callback."""
        if self.tqdm is None:
            return
        history = run.history
        shown = {"loss": f"{history.running_loss:.4f}"}
        if len(history.val_loss):
            shown["val_loss"] = f"{history.val_loss[-1]:.4f}"
            shown[f"val_{history.metric}"] = f"{history.val_score[-1]:.4f}"
        self.tqdm.set_postfix(shown)


@contextmanager
def progress_bar(epochs: int, batches: int, done: int, shown: bool) -> Iterator[Bar]:
    """Yield a bar from `done` to `epochs` on standard error; a silent one if not shown.

    It counts `batches` in each epoch, so that the time left is told from the first one
    on. The loss is the epoch's mean so far: the training accuracy would take a second
    look at every batch. Raises ValueError without tqdm.
    """
    if not shown:
        yield Bar()
        return
    try:
        from tqdm import tqdm
    except ImportError as error:
        raise ValueError(
            f"tqdm is missing ({error}), expected it to be installed: "
            'pip install "nnbook[progress]"'
        ) from error
    with tqdm(total=epochs * batches, initial=done * batches, unit="batch") as bar:
        yield Bar(bar, epochs)
