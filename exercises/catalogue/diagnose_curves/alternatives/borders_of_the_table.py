"""The borders are those of the table, and logarithms compare the losses."""

import numpy as np

REMEDY_A = "smaller rate"
REMEDY_B = "larger rate"
REMEDY_C = "stop earlier"
REMEDY_D = "larger network"


def best_epoch(valid):
    return np.flatnonzero(valid == valid.min())[0]


def diagnose(train, valid):
    t, v = np.log(train), np.log(valid)
    rises = np.diff(t) > np.log(1.1)
    if np.count_nonzero(rises) >= len(rises) / 4:
        return "oscillating"
    if t[-1] - t[0] < np.log(1 / 5):
        return "overfitting" if v[-1] - v.min() >= np.log(1.3) else "fine"
    quarter = round(0.75 * len(t)) - 1
    return "underfitting" if abs(t[-1] - t[quarter]) < 0.02 else "slow"
