"""Settings from products, powers of ten, a heat map that is filled row by row."""

from itertools import product

import numpy
from hyperparameter_search_given import fit, predict

SHARE_BELOW = 2 / 4
NAMES = "rate", "batch_size", "width"


def grid(rates, batch_sizes, widths):
    tuples = product(rates, batch_sizes, widths)
    return [dict(zip(NAMES, values, strict=True)) for values in tuples]


def log_uniform(low, high, rng):
    return 10 ** rng.uniform(numpy.log10(low), numpy.log10(high))


def random_settings(count, rates, batch_sizes, widths, rng):
    def draw():
        yield log_uniform(*rates, rng)
        yield batch_sizes[rng.integers(len(batch_sizes))]
        yield rng.integers(*widths, endpoint=True)

    return [dict(zip(NAMES, draw(), strict=True)) for _ in range(count)]


def search(settings, score):
    table = []
    for setting in settings:
        row = setting.copy()
        row["accuracy"] = score(**setting)
        table.append(row)
    return table


def heat(table, rates, batch_sizes):
    total = numpy.zeros((len(rates), len(batch_sizes)))
    runs = numpy.zeros_like(total)
    for row in table:
        place = rates.index(row["rate"]), batch_sizes.index(row["batch_size"])
        total[place] += row["accuracy"]
        runs[place] += 1
    return total / runs


def tune(X, Y, X_val, y_val, seed):
    networks = []

    def score(rate, batch_size, width):
        params = fit(X, Y, rate, batch_size, width, seed)
        right = sum(predict(params, X_val) == y_val) / len(y_val)
        networks.append((right, len(networks), params))
        return right

    rng = numpy.random.default_rng(seed)
    first = grid([0.001, 0.03, 1.0], [16, 64], [8, 32])
    second = random_settings(12, (0.001, 1.0), [16, 64], (8, 32), rng)
    tables = {"grid": search(first, score), "random": search(second, score)}
    return tables | {"params": max(networks)[2]}
