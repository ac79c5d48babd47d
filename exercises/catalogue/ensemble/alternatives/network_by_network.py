"""Plain Python: one network and one row at a time."""

import math


def softmax(row):
    top = max(row)
    powers = [math.exp(z - top) for z in row]
    return [p / sum(powers) for p in powers]


def first_best(row):
    return max(range(len(row)), key=lambda k: (row[k], -k))


def average_probabilities(logits):
    networks, rows, classes = logits.shape
    result = []
    for n in range(rows):
        ps = [softmax(network[n]) for network in logits]
        result.append([sum(p[k] for p in ps) / networks for k in range(classes)])
    return result


def vote_shares(logits):
    networks, rows, classes = logits.shape
    counts = [[0] * classes for _ in range(rows)]
    for network in logits:
        for n, row in enumerate(network):
            counts[n][first_best(row)] += 1
    return [[count / networks for count in row] for row in counts]


def compare(logits, y):
    def accuracy(scores):
        return sum(first_best(s) == k for s, k in zip(scores, y)) / len(y)

    singles = [accuracy(network) for network in logits]
    together = average_probabilities(logits), vote_shares(logits)
    return sum(singles) / len(singles), *map(accuracy, together)
