"""A progress bar for training, by tqdm, loaded only when one is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nnbook.training.history import History


class Bar:
    """Reports each finished epoch to a tqdm bar, or to nobody."""

    def __init__(self, tqdm: Any = None) -> None:
        self.tqdm = tqdm

    def report(self, history: History) -> None:
        """Advance by one epoch and show the newest loss and accuracy."""
        if self.tqdm is None:
            return
        shown = {"loss": f"{history.train_loss[-1]:.4f}"}
        if len(history.val_loss):
            shown["val_loss"] = f"{history.val_loss[-1]:.4f}"
            shown["val_acc"] = f"{history.val_accuracy[-1]:.2%}"
        self.tqdm.set_postfix(shown)
        self.tqdm.update()


@contextmanager
def progress_bar(epochs: int, shown: bool) -> Iterator[Bar]:
    """Yield a bar over `epochs` steps on standard error; a silent one if not shown."""
    if not shown:
        yield Bar()
        return
    from tqdm.auto import tqdm

    with tqdm(total=epochs, unit="epoch") as bar:
        yield Bar(bar)
