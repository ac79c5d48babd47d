"""What the loop must do: steps, losses, and when a scripted loss makes it stop."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Do,
    Family,
    ListOf,
    Made,
    Number,
    Scenario,
    See,
    WholeNumber,
    fixed,
)

THETA = ArrayOf("parameters")
LOSSES = ListOf(Number, things="losses")
CLOSE = 1e-9  # rounding, carried through a few dozen steps


def labels(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw zeros and ones."""
    return rng.integers(0, 2, shape).astype(float)


def samples(rows: tuple[int, int], count: int, batch_size: int = 0) -> Family:
    """Return drawn data for a logistic unit."""
    return Family(
        {
            "X": Array("rows inputs"),
            "Y": Array("rows", labels),
            "X_val": Array("others inputs"),
            "Y_val": Array("others", labels),
            "theta": Array("parameters"),
            "batch_size": Made(lambda rng: batch_size or int(rng.integers(2, 4))),
            "seed": Made(lambda rng: int(rng.integers(1000))),
        },
        {"rows": rows, "others": (4, 4), "inputs": (2, 2), "parameters": (3, 3)},
        count,
    )


# Seven rows in threes leave a last batch of one, not three batches of about two.
DATA: list[Case | Family] = [samples((7, 7), 1, 3), samples((5, 8), 2)]
DRAW = Do("rng = np.random.default_rng(seed)", says="")
LOGISTIC = Do(
    "trainer = Trainer(given.loss_and_grad, 0.3, batch_size, patience=9)", says=""
)

OTHER = Do(
    "other = Trainer(given.loss_and_grad, 0.3, batch_size, patience=9)\n"
    "other.fit(theta, X_val, Y_val, X, Y, epochs=1, rng=rng)",
    says="one epoch of another trainer",
)


def fit(data: str, epochs: int) -> Do:
    """Return the step that trains."""
    text = f"best = trainer.fit(theta, {data}, epochs={epochs}, rng=rng)"
    often = "one epoch" if epochs == 1 else f"{epochs} epochs"
    return Do(text, says=f"`fit` with `lr=0.3`, for {often},")


# theta counts the epochs: one batch, gradient -1, rate 1. On the validation data,
# a single row, the loss is what the script says for this epoch.
SCRIPTED = """
def scripted(theta, X, Y):
    epoch = int(round(float(theta[0])))
    if len(X) > 1:
        return 1.0 + epoch, np.array([-1.0])
    loss = validation[min(epoch, len(validation)) - 1]
    return loss, np.array([-1.0])
"""
FEW = "np.zeros((3, 1)), np.zeros((3, 1)), np.zeros((1, 1)), np.zeros((1, 1))"
WATCH = [
    Do(SCRIPTED, says=""),
    Do("trainer = Trainer(scripted, 1.0, 3, patience)", says=""),
    Do(
        f"best = trainer.fit(np.zeros(1), {FEW}, epochs, np.random.default_rng(0))",
        says="`fit` with these losses on the validation data",
    ),
]
COUNTED = See("best", THETA, says="theta, which counts epochs here,")
NOTED = [
    See("len(trainer.val_losses)", WholeNumber(), says="the number of epochs"),
    See("trainer.best_epoch", WholeNumber()),
]


def scripts(*losses: list[float], patience: int, epochs: int = 12) -> list[Case]:
    """Return cases with these validation losses, epoch by epoch."""
    return [fixed(validation=s, patience=patience, epochs=epochs) for s in losses]


CHECKS: list[Check] = [
    Scenario(
        id="one-epoch",
        title="An epoch makes one step for every batch",
        points=3,
        about="fit",
        cases=DATA,
        steps=[
            *(DRAW, LOGISTIC, fit("X, Y, X, Y", 1)),
            See("best", THETA, tolerance=CLOSE),
        ],
    ),
    Scenario(
        id="losses",
        title="Both losses are noted for every epoch",
        points=3,
        about="fit",
        cases=DATA,
        steps=[
            *(DRAW, LOGISTIC, fit("X, Y, X_val, Y_val", 4)),
            See("trainer.train_losses", LOSSES, tolerance=CLOSE),
            See("trainer.val_losses", LOSSES, tolerance=CLOSE),
        ],
        needs=("one-epoch",),
    ),
    Scenario(
        id="best",
        title="The parameters of the lowest validation loss come back",
        points=3,
        about="fit",
        cases=scripts(
            [5.0, 4.0, 3.0, 3.5, 3.2, 3.4],
            [2.0, 3.0, 1.0, 1.5],
            [4.0, 4.5, 4.2, 3.9],
            [1.0, 1.0 - 1e-7, 1.0 - 2e-7, 1.0 - 3e-7, 1.0 - 2e-7],
            patience=9,
            epochs=6,
        ),
        steps=[*WATCH, See("trainer.best_epoch", WholeNumber()), COUNTED],
    ),
    Scenario(
        id="patience",
        title="Training stops after so many epochs without a new lowest loss",
        points=2,
        about="fit",
        cases=[
            *scripts([3.0, 4.0, 5.0, 6.0], [5.0, 4.0, 4.5, 4.4, 4.3], patience=2),
            *scripts([3.0, 4.0, 2.0, 4.0, 1.0, 4.0, 4.0, 4.0], patience=2),
            *scripts([3.0, 4.0, 2.0, 4.0], patience=1),
        ],
        steps=[*WATCH, *NOTED],
    ),
    Scenario(
        id="ties",
        title="Losses count as they are, equal ones, 0 and very large ones",
        points=1,
        about="fit",
        cases=[
            *scripts([3.0, 3.0, 3.0, 3.0], [4.0, 2.0, 2.0, 2.0, 2.0], patience=2),
            *scripts([3e9, 2e9, 2.5e9, 4e9], [3.0, 0.0, 5.0, 4.0], patience=2),
        ],
        steps=[*WATCH, *NOTED],
    ),
    Scenario(
        id="again",
        title="A second call of fit, or a second trainer, begins anew",
        points=1,
        about="fit",
        cases=DATA,
        steps=[
            *(DRAW, LOGISTIC, fit("X, Y, X_val, Y_val", 2)),
            fit("-X, Y, X_val, Y_val", 2),
            See("best", THETA, tolerance=CLOSE),
            See("trainer.train_losses", LOSSES, tolerance=CLOSE),
            See("trainer.val_losses", LOSSES, tolerance=CLOSE),
            See("trainer.best_epoch", WholeNumber()),
            OTHER,
            See("trainer.train_losses", LOSSES, tolerance=CLOSE),
            See("trainer.val_losses", LOSSES, tolerance=CLOSE),
            Do("validation, patience, epochs = [3.0, 2.0, 2.5], 9, 3", says=""),
            *WATCH,
            Do(WATCH[-1].text, says="a second `fit` with the losses 3, 2 and 2.5"),
            See("trainer.best_epoch", WholeNumber()),
            COUNTED,
        ],
        needs=("losses", "best"),
    ),
    Scenario(
        id="inputs",
        title="theta and the data stay as they were",
        points=1,
        about="fit",
        cases=DATA,
        steps=[DRAW, LOGISTIC, fit("X, Y, X_val, Y_val", 2)],
        untouched=("theta", "X", "Y", "X_val", "Y_val"),
        needs=("losses",),
    ),
]
