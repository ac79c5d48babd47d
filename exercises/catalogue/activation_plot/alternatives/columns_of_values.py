"""One call of plot for all functions: each column of a matrix is a line."""

import matplotlib.pyplot as plt
import numpy as np


def derivative(f, z, h=1e-5):
    right, left = np.split(f(np.concatenate([z + h, z - h])), 2)
    return (right - left) / h / 2


def flat_share(f, z, below=0.01):
    flat = [slope for slope in derivative(f, z) if -below < slope < below]
    return len(flat) / len(z)


def draw_activations(functions, z):
    figure = plt.figure()
    values = np.stack([f(z) for f in functions.values()], axis=1)
    slopes = np.stack([derivative(f, z) for f in functions.values()], axis=1)
    for place, (what, columns) in enumerate(
        [("value", values), ("slope", slopes)], start=1
    ):
        plt.subplot(1, 2, place)
        plt.axhline(0, color="grey", linewidth=0.5)
        for line, name in zip(plt.plot(z, columns, ".-"), functions, strict=True):
            line.set_label(name)
        plt.title(f"{what} of each function")
        plt.xlabel("$z$")
        plt.ylabel(what)
        plt.legend(loc="upper left")
    plt.tight_layout()
    return figure
