"""Is this sample what chance would give? Wrong alarms come less than once in 10^6.

For a sum of n drawn numbers six standard errors are passed with probability 2e-9 under
the normal law; the rest of the margin is for samples that are not quite normal, which
is why at least `FEWEST` numbers are asked for. Shares use Chernoff's bound: exact.
"""

from __future__ import annotations

from math import log, sqrt

import numpy as np

ERRORS = 6.0
FEWEST = 400
RARE = 1e-7


def within_errors(
    sample: np.ndarray, mean: float, sd: float, label: str = "The mean"
) -> str | None:
    """Return None if |mean of the sample - mean| <= 6 sd / sqrt(n), else a sentence."""
    found, n = float(np.mean(sample)), _size(sample)
    if abs(found - mean) <= ERRORS * sd / sqrt(n):
        return None
    return f"{label} over {n} drawn numbers is {found:.3g}, expected near {mean:.3g}."


def spread_near(
    sample: np.ndarray, sd: float, kurtosis: float = 3.0, label: str = "The spread"
) -> str | None:
    """Return None if the sample's variance is within 8 errors of sd^2.

    The error of a variance is sd^2 sqrt((kurtosis - 1) / n): kurtosis is 3 for normal
    numbers and 1.8 for uniform ones.
    """
    found, n = float(np.std(sample)), _size(sample)
    error = sd**2 * sqrt((kurtosis - 1) / n)
    if abs(found**2 - sd**2) <= (ERRORS + 2) * error:
        return None
    text = f"{label} (standard deviation) over {n} drawn numbers is {found:.3g}"
    return f"{text}, expected near {sd:.3g}."


def share_near(count: int, n: int, p: float, label: str = "The share") -> str | None:
    """Return None if count of n is likely for probability p, else a sentence.

    P(share this far off) <= 2 exp(-n KL(share || p)).
    """
    share = count / n
    if n * _divergence(share, p) <= log(2 / RARE):
        return None
    return f"{label} is {share:.3g} ({count} of {n}), expected near {p:.3g}."


def _divergence(q: float, p: float) -> float:
    """Return KL(q || p) of two coins."""
    if p in (0.0, 1.0):
        return 0.0 if q == p else float("inf")
    pairs = ((q, p), (1 - q, 1 - p))
    return sum(a * log(a / b) for a, b in pairs if a > 0)


def _size(sample: np.ndarray) -> int:
    if sample.size < FEWEST:
        raise ValueError(f"{sample.size} numbers are too few, at least {FEWEST}")
    return int(sample.size)
