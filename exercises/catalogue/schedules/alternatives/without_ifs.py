import numpy as np


def step_decay(t, lr, factor=0.5, every=10):
    return lr * np.power(float(factor), np.floor_divide(t, every))


def exponential_decay(t, lr, factor=0.95):
    return np.exp2(np.log2(lr) + t * np.log2(factor))


def cosine_with_warm_up(t, lr, total, warm_up=0, low=0.0):
    rise = np.divide(t, warm_up, out=np.ones(()), where=warm_up > 0)
    share = np.clip((t - warm_up) / (total - warm_up), 0, 1)
    fall = lr - (lr - low) * np.sin(np.pi * share / 2) ** 2
    return np.where(t < warm_up, lr * rise, fall)[()]


def rates(schedule, epochs, batches):
    table = np.empty((epochs, batches), order="F")
    for e, i in np.ndindex(epochs, batches):
        table[e, i] = schedule(e + i / batches)
    return table.ravel()


def train(gradient, theta, schedule, epochs, batches):
    kept = np.empty((epochs, theta.size))
    now = theta.copy()
    for step, rate in enumerate(rates(schedule, epochs, batches)):
        now -= rate * gradient(now, step % batches)
        kept[step // batches] = now
    return kept
