"""A figure of its own without pyplot, counting in plain Python."""

from matplotlib.figure import Figure


def add_noise(X, sd, rng):
    noisy = X.copy()
    noisy += rng.normal(scale=sd, size=X.shape)
    return noisy


def answer(row, w, b):
    return 1 if w[0] * row[0] + w[1] * row[1] + b >= 0 else 0


def wrong_side(X, y, w, b):
    return sum(answer(row, w, b) != target for row, target in zip(X, y, strict=True))


def draw_boundary(X, y, w, b, x1):
    figure = Figure(figsize=(5, 5))
    axes = figure.add_subplot(xlabel="$x_1$", ylabel="$x_2$", title="One unit")
    axes.axhline(0, color="grey", linewidth=0.5)
    axes.axvline(0, color="grey", linewidth=0.5)
    axes.plot(x1, [(-b - w[0] * x) / w[1] for x in x1], "k--", label="boundary")
    length = (w[0] ** 2 + w[1] ** 2) ** 0.5
    direction = w / length
    foot = -b / length * direction
    axes.plot(*zip(foot, foot + direction, strict=True), "r-o", label="weights")
    for label, marker in [(1, "x"), (0, "o")]:
        horizontal, vertical = X[y == label].T
        axes.scatter(horizontal, vertical, marker=marker, label=f"class {label}")
    axes.set_aspect("equal")
    axes.legend(title="what is what")
    return figure
