"""Batch normalisation in training, there and back."""

import numpy as np

# --- solution


def normalised(Z: np.ndarray, eps: float) -> tuple[np.ndarray, np.ndarray]:
    """Return Z_hat (rows, units) and what the columns were divided by, (units,)."""
    centred = Z - Z.mean(axis=0)
    spread = np.sqrt(np.mean(centred**2, axis=0) + eps)
    return centred / spread, spread


# --- stub
# --- end


def batch_norm(
    Z: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float = 1e-5
) -> np.ndarray:
    """Return A = gamma * Z_hat + beta. Z: (rows, units); gamma, beta: (units,)."""
    # --- solution
    Z_hat, _ = normalised(Z, eps)
    return gamma * Z_hat + beta
    # --- stub
    # raise NotImplementedError("batch_norm is yours to write")
    # --- end


def batch_norm_backward(
    dA: np.ndarray, Z: np.ndarray, gamma: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (dZ, dgamma, dbeta) for dA, the gradient by A, (rows, units)."""
    # --- solution
    Z_hat, spread = normalised(Z, eps)
    dgamma = np.sum(dA * Z_hat, axis=0)
    dbeta = np.sum(dA, axis=0)
    through_mean = dbeta / len(Z)
    through_variance = Z_hat * (dgamma / len(Z))
    dZ = gamma / spread * (dA - through_mean - through_variance)
    return dZ, dgamma, dbeta
    # --- stub
    # raise NotImplementedError("batch_norm_backward is yours to write")
    # --- end
