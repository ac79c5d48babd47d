"""One pair of axes above the other, and numbers that begin with their point."""

import matplotlib.pyplot as plt
import numpy as np


def mean_by(table, name, values):
    return np.array([np.mean([r["accuracy"] for r in table if r[name] == v]) for v in values])


def heat(table, rates, batch_sizes):
    return np.array([mean_by([r for r in table if r["rate"] == e], "batch_size", batch_sizes) for e in rates])


def draw_search(table, rates, batch_sizes, widths):
    fig, (left, right) = plt.subplots(2)
    H = heat(table, rates, batch_sizes)
    left.imshow(H)
    for i, row in enumerate(H):
        for j, h in enumerate(row):
            left.text(j, i, f"{h:.2f}".lstrip("0"), ha="center")
    left.set_xticks(range(len(batch_sizes)), labels=[str(b) for b in batch_sizes])
    left.set_yticks(range(len(rates)), labels=[str(r) for r in rates])
    left.set_xlabel("batch size")
    left.set_ylabel("rate")
    right.plot(widths, mean_by(table, "width", widths))
    right.set_xlabel("width")
    right.set_ylabel("accuracy")
    return fig
