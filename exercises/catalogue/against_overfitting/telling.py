"""Validation data on which early stopping, done slightly wrong, shows itself."""

from collections.abc import Callable
from itertools import combinations

import numpy as np

from exercises.catalogue.against_overfitting.given import gradients, start
from exercises.checks import Family
from exercises.checks.cases import Case

Rng = np.random.Generator
Losses = list[float]
EPOCHS, PATIENCE, SAMPLES = 60, 15, 30


def one_hot(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw one-hot rows."""
    rows: np.ndarray = np.eye(shape[-1])[rng.integers(shape[-1], size=shape[:-1])]
    return rows


def best(losses: Losses, patience: float = PATIENCE, reset: bool = True) -> int:
    """Return the epoch whose parameters early stopping keeps."""
    at, waited = 0, 0
    for epoch, now in enumerate(losses):
        if epoch == 0 or now < losses[at]:
            at, waited = epoch, 0 if reset else waited
        else:
            waited += 1
        if waited == patience:
            break
    return at


def never_stopping(losses: Losses) -> bool:
    """Say whether a lower loss comes after training should have ended."""
    return best(losses) != best(losses, patience=np.inf)


def counting_all(losses: Losses) -> bool:
    """Say whether a count that is never set back ends training too soon."""
    return best(losses) != best(losses, reset=False)


def comparing_with_the_last(losses: Losses) -> bool:
    """Say whether keeping every epoch that fell ends elsewhere than a right end."""
    at, waited = 0, 0
    for epoch in range(1, len(losses)):
        fell = losses[epoch] < losses[epoch - 1]
        at, waited = (epoch, 0) if fell else (at, waited + 1)
        if waited == PATIENCE:
            break
    end = best(losses) + PATIENCE
    others = (best(losses), end, best(losses, np.inf), best(losses, reset=False))
    early = max(at, end) < EPOCHS - 3  # where one who watches training never is
    return early and at not in others


def waiting_longer(losses: Losses) -> bool:
    """Say whether one more epoch of waiting ends elsewhere."""
    return best(losses) != best(losses, PATIENCE + 1)


def waiting_less(losses: Losses) -> bool:
    """Say whether one epoch of waiting less ends elsewhere."""
    return best(losses) != best(losses, PATIENCE - 1)


# The case that tells most mistakes apart comes first: a check ends where one fails.
MISTAKES = (comparing_with_the_last, never_stopping, counting_all)
MISCOUNTS = (waiting_longer, waiting_less)  # these show in no other case


class Telling(Family):
    """One case for each of the mistakes."""

    def draw(self, rng: Rng) -> list[Case]:
        """Draw until all have shown themselves."""
        return [_drawn(rng, shows) for shows in (*MISTAKES, *MISCOUNTS)]


def _drawn(rng: Rng, shows: Callable[[Losses], bool]) -> Case:
    """Draw training data, then validation samples, until two of them show it."""
    while True:
        seed = int(rng.integers(10**6))
        X, Y = rng.normal(size=(30, 6)), one_hot(rng, (30, 3))
        networks = _trained(X, Y, seed)
        V, U = rng.normal(size=(SAMPLES, 6)), one_hot(rng, (SAMPLES, 3))
        each = np.array([_losses(params, V, U) for params in networks])
        for pair in combinations(range(SAMPLES), 2):
            losses = each[:, pair].mean(axis=1).tolist()
            if not shows(losses):
                continue
            if shows in MISTAKES and any(late(losses) for late in MISCOUNTS):
                continue
            picked = list(pair)
            data = {"X": X, "Y": Y, "X_valid": V[picked], "Y_valid": U[picked]}
            rest = {"method": "early", "epochs": EPOCHS, "seed": seed}
            return Case({**data, **rest}, {})


def _losses(params: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """Return the cross-entropy of each sample."""
    A = np.maximum(X @ params["W1"] + params["b1"], 0)
    Z = A @ params["W2"] + params["b2"]
    return np.asarray(np.logaddexp.reduce(Z, axis=1) - np.sum(Y * Z, axis=1))


def _trained(X: np.ndarray, Y: np.ndarray, seed: int) -> list[dict[str, np.ndarray]]:
    """Return the parameters after each epoch of plain descent."""
    rng = np.random.default_rng(seed)
    params, found = start(rng, 6, 3), []
    for _ in range(EPOCHS):
        order = rng.permutation(len(X))
        for batch in (order[:20], order[20:]):
            grads = gradients(params, X[batch], Y[batch])
            params = {name: p - 0.2 * grads[name] for name, p in params.items()}
        found.append(params)
    return found
