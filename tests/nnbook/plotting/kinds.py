"""A figure of every kind, from small data, with every option used once."""

import numpy as np

import nnbook
from nnbook import plotting

X, Y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 0, 0, 1])
LINES = [[0, 0, 0], [1, 0, 0.2], [1, 1, -0.7]]


def bowl(theta):
    """A long valley."""
    return theta[0] ** 2 + 4 * theta[1] ** 2


def striped(points):
    """Classes 0, 1 and 2 from left to right."""
    return np.digitize(points[:, 0], [-0.5, 0.5])


def figures():
    """What draws every kind of figure, with its options, by name."""
    rng = np.random.default_rng(7)
    points = rng.normal(size=(9, 2))
    runs = {"narrow": rng.random((3, 6)), "wide": 2 * rng.random((3, 5))}
    paths = {"slow": [[-2, 1], [-1, 0.5], [0, 0]], "fast": [[-2, 1], [0, 0.1]]}
    P = rng.dirichlet([1, 1, 1], size=9)
    network = nnbook.mlp((3, 10, 2), seed=4)
    stacks = {"first": rng.normal(size=40), "dead": np.zeros(5)}
    statistics = {"first": [0.5, 0.1, 1e-3], "second": [0.2, 0.3, 0.4]}
    return {
        "activation": lambda: plotting.activation_and_derivative("elu", reach=3),
        "activation, kinked": lambda: plotting.activation_and_derivative("relu"),
        "confusion": lambda: plotting.confusion_heatmap(
            [[70, 3, 0], [4, 50, 1], [0, 0, 9]]
        ),
        "confusion, shares": lambda: plotting.confusion_heatmap(
            [[7, 0], [2, 5]], ["even", "odd"], normalize="true"
        ),
        "learning": lambda: plotting.learning_curves(runs),
        "learning, bounds": lambda: plotting.learning_curves(
            runs, quantiles=(0.0, 1.0)
        ),
        "training": lambda: plotting.training_curves(trained()),
        "diagram": lambda: plotting.network_diagram([3, 1, 2]),
        "diagram, large": lambda: plotting.network_diagram(network, weights=True),
        "histograms": lambda: plotting.gradient_histograms(stacks, bins=5),
        "histograms, magnitudes": lambda: plotting.gradient_histograms(
            stacks, magnitudes=True
        ),
        "statistics": lambda: plotting.layer_statistics(statistics),
        "filters": lambda: plotting.filters(rng.normal(size=(10, 1, 3, 2))),
        "feature maps": lambda: plotting.feature_maps(rng.random((10, 2, 3))),
        "feature maps, few": lambda: plotting.feature_maps(
            rng.random((3, 2, 2)), columns=2
        ),
        "landscape": lambda: plotting.landscape(
            bowl, paths, (-3, 3), (-1, 2), resolution=9
        ),
        "line": lambda: plotting.separating_line(X, Y, [1, 1], -1.5, margin=True),
        "line, history": lambda: plotting.separating_line(
            X, Y, [2, 1], -2.5, history=LINES
        ),
        "mistakes": lambda: plotting.misclassified(rng.random((9, 4, 4)), [0] * 9, P),
        "parity": lambda: plotting.parity_table(),
        "parity, judged": lambda: plotting.parity_table(
            np.arange(16) % 3 > 0, columns=4
        ),
        "bars": lambda: plotting.success_bars(
            ["small", "wide"], [0.7, 1], [[0.6, 0.8], [0.9, 1]], notes=["7", "10"]
        ),
        "regions": lambda: plotting.decision_regions(
            striped, points, striped(points), resolution=7
        ),
    }


def trained():
    """The record of four epochs."""
    record = nnbook.History()
    for epoch in range(4):
        record.start_epoch()
        record.add_batch(1 / (epoch + 1), 8)
        record.add_validation(1 / (epoch + 2), 0.5 + epoch / 10)
        record.end_epoch(0.1)
    return record
