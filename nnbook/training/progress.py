"""A progress bar for training, by tqdm, loaded only when one is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nnbook.training.callbacks import Run


class Bar:
    """Reports each finished epoch to a tqdm bar, or to nobody."""

    def __init__(self, tqdm: Any = None) -> None:
        self.tqdm = tqdm

    def __call__(self, run: Run) -> None:
        """Advance by one epoch and show the newest loss and score: the callback."""
        if self.tqdm is None:
            return
        history = run.history
        shown = {"loss": f"{history.train_loss[-1]:.4f}"}
        if len(history.val_loss):
            shown["val_loss"] = f"{history.val_loss[-1]:.4f}"
            shown[f"val_{history.metric}"] = f"{history.val_score[-1]:.4f}"
        self.tqdm.set_postfix(shown)
        self.tqdm.update()


@contextmanager
def progress_bar(epochs: int, done: int, shown: bool) -> Iterator[Bar]:
    """Yield a bar from `done` to `epochs` on standard error; a silent one if not shown.

    The bar tells the time left, by the time that the epochs so far took. Raises
    ValueError without tqdm.
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
    with tqdm(total=epochs, initial=done, unit="epoch") as bar:
        yield Bar(bar)
