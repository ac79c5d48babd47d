"""The log-likelihood of a label, and its derivative by the logit on top."""

import sympy as sp


def log_likelihood(s: sp.Symbol, y: sp.Symbol) -> list[sp.Expr]:
    """Return [log p(y | s)] for a logit s and a label y, 0 or 1."""
    # --- solution
    return [y * s - sp.log(1 + sp.exp(s))]
    # --- stub
    # raise NotImplementedError("log_likelihood is yours to write")
    # --- end


def slope(s: sp.Symbol, y: sp.Symbol) -> list[sp.Expr]:
    """Return [the derivative of log p(y | s) by s]."""
    # --- solution
    return [y - 1 / (1 + sp.exp(-s))]
    # --- stub
    # raise NotImplementedError("slope is yours to write")
    # --- end


def curvature_from(p: sp.Symbol) -> list[sp.Expr]:
    """Return [the second derivative by s, in terms of p = p(1 | s) alone]."""
    # --- solution
    return [-p * (1 - p)]
    # --- stub
    # raise NotImplementedError("curvature_from is yours to write")
    # --- end


def slope_by_weight(s: sp.Symbol, y: sp.Symbol, h: sp.Symbol) -> list[sp.Expr]:
    """Return [the derivative by a weight w, where s = w h + what does not hold w]."""
    # --- solution
    return [(y - 1 / (1 + sp.exp(-s))) * h]
    # --- stub
    # raise NotImplementedError("slope_by_weight is yours to write")
    # --- end
