"""The gradient of the KL divergence between a target and a softmax."""

from collections.abc import Sequence

import sympy as sp


def probabilities(z: Sequence[sp.Expr]) -> list[sp.Expr]:
    """Return the K expressions p_k of the softmax of the logits z."""
    # --- solution
    total = sum(sp.exp(logit) for logit in z)
    return [sp.exp(logit) / total for logit in z]
    # --- stub
    # raise NotImplementedError("probabilities is yours to write")
    # --- end


def gradient(z: Sequence[sp.Expr], d: Sequence[sp.Expr]) -> list[sp.Expr]:
    """Return the K derivatives of sum d_k log(d_k / p_k) by z_k, for any target d."""
    # --- solution
    p = probabilities(z)
    return [sum(d) * p_k - d_k for p_k, d_k in zip(p, d, strict=True)]
    # --- stub
    # raise NotImplementedError("gradient is yours to write")
    # --- end
