"""Row by row without a grid, contours of probabilities, figures without pyplot."""

import numpy as np
from matplotlib.figure import Figure


def heights(theta, x1, x2):
    W1, b1, W2, b2 = theta
    rows = []
    for vertical in x2:
        hidden = np.outer(x1, W1[0]) + vertical * W1[1] + b1
        rows.append(np.where(hidden > 0, hidden, 0).dot(W2[:, 0]) + b2[0])
    return np.vstack(rows)


def draw_borders(networks, X, y, x1, x2):
    figure = Figure(figsize=(4 * len(networks), 4))
    for number, name in enumerate(networks, start=1):
        axes = figure.add_subplot(1, len(networks), number)
        p = 0.5 * (1 + np.tanh(heights(networks[name], x1, x2) / 2))
        axes.contour(x1, x2, p, [0.5], colors="k")
        axes.scatter(*X[y == 1].T, marker="^", label="class 1")
        axes.scatter(*X[y == 0].T, marker="o", label="class 0")
        axes.set(title=f"{name} (hidden)", xlabel="$x_1$", ylabel="$x_2$")
        axes.legend()
    return figure


def draw_curves(results):
    figure = Figure()
    axes = figure.add_subplot()
    for style, rows in (("-", "train"), ("--", "test")):
        for name in results:
            losses = results[name][rows]
            steps = np.arange(len(losses))
            axes.semilogy(steps, losses, style, label=f"{rows}, {name}")
    axes.set_xlabel("step")
    axes.set_ylabel("mean cross-entropy")
    axes.legend(loc="best", fontsize="small")
    return figure
