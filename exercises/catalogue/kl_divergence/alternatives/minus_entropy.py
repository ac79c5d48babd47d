import numpy as np


class Unknown(ValueError):
    pass


def kl_divergence(P, D, reduction="mean"):
    """Cross-entropy minus entropy."""
    with np.errstate(all="ignore"):
        entropy = -np.nansum(D * np.log(D), axis=1)
    cross = -np.einsum("rc,rc->r", D, np.log(P))
    rows = cross - entropy
    match reduction:
        case "none":
            return rows
        case "sum":
            return np.sum(rows)
        case "mean":
            return np.mean(rows)
    raise Unknown(reduction)
