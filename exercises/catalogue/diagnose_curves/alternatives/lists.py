"""Loops and lists, and the remedies at the end."""


def best_epoch(valid):
    best = 0
    for epoch, loss in enumerate(valid):
        if loss < valid[best]:
            best = epoch
    return best


def diagnose(train, valid):
    train, valid = list(train), list(valid)
    jumps = [b for a, b in zip(train, train[1:]) if b > 1.08 * a]
    if len(jumps) > 0.2 * len(train):
        return "oscillating"
    if train[-1] / train[0] < 0.25:
        return "overfitting" if valid[-1] / min(valid) >= 1.2 else "fine"
    late = train[3 * len(train) // 4 :]
    return "slow" if 1 - late[-1] / late[0] > 0.05 else "underfitting"


REMEDY_A, REMEDY_B = "smaller rate", "larger rate"
REMEDY_C, REMEDY_D = "stop earlier", "larger network"
