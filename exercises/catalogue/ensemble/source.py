"""Several networks are asked, and one answer is made of theirs."""

import numpy as np


def average_probabilities(logits: np.ndarray) -> np.ndarray:
    """Return the mean over the networks of their probabilities, (rows, classes).

    logits: (networks, rows, classes).
    """
    # --- solution
    powers = np.exp(logits - logits.max(axis=2, keepdims=True))
    probabilities = powers / powers.sum(axis=2, keepdims=True)
    return probabilities.mean(axis=0)
    # --- stub
    # raise NotImplementedError("average_probabilities is yours to write")
    # --- end


def vote_shares(logits: np.ndarray) -> np.ndarray:
    """Return for each row which share of the networks votes for each class.

    logits: (networks, rows, classes). The result is (rows, classes).
    """
    # --- solution
    votes = logits.argmax(axis=2)
    classes = np.arange(logits.shape[2])
    return (votes[:, :, None] == classes).mean(axis=0)
    # --- stub
    # raise NotImplementedError("vote_shares is yours to write")
    # --- end


def compare(logits: np.ndarray, y: np.ndarray) -> tuple[float, float, float]:
    """Return three accuracies: of one network on average, of the mean, of the vote.

    y: (rows,), class indices. Of equal shares or probabilities the first class wins.
    """
    # --- solution
    single = float(np.mean(logits.argmax(axis=2) == y))
    mean = float(np.mean(average_probabilities(logits).argmax(axis=1) == y))
    vote = float(np.mean(vote_shares(logits).argmax(axis=1) == y))
    return single, mean, vote
    # --- stub
    # raise NotImplementedError("compare is yours to write")
    # --- end
