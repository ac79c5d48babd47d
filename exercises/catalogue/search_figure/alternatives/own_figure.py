"""A figure without pyplot, tables as arrays, the second axes drawn first."""

import numpy as np
from matplotlib.figure import Figure


def column(table, name):
    return np.array([row[name] for row in table])


def mean_by(table, name, values):
    accuracy, found = column(table, "accuracy"), column(table, name)
    return np.array([accuracy[found == value].mean() for value in values])


def heat(table, rates, batch_sizes):
    total = np.zeros((len(rates), len(batch_sizes)))
    count = np.zeros_like(total)
    for row in table:
        place = list(rates).index(row["rate"]), list(batch_sizes).index(row["batch_size"])
        total[place] += row["accuracy"]
        count[place] += 1
    return total / count


def draw_search(table, rates, batch_sizes, widths):
    figure = Figure(figsize=(9, 4), layout="constrained")
    heat_axes, width_axes = figure.subplots(1, 2)
    width_axes.plot(widths, mean_by(table, "width", widths), color="k", marker="s")
    width_axes.set_xscale("linear")
    width_axes.set_xticks(widths)
    width_axes.set_xlabel("width")
    width_axes.set_ylabel("accuracy, mean of all rows")
    means = heat(table, rates, batch_sizes)
    heat_axes.imshow(means, aspect="auto", vmin=0, vmax=1, origin="lower")
    for i in range(len(rates)):
        for j in range(len(batch_sizes)):
            heat_axes.annotate(str(round(means[i, j], 2)), (j, i), color="w")
    heat_axes.set_yticks(np.arange(len(rates)))
    heat_axes.set_yticklabels([f"{rate:g}" for rate in rates])
    heat_axes.set_xticks(np.arange(len(batch_sizes)))
    heat_axes.set_xticklabels([f"{size} rows" for size in batch_sizes])
    heat_axes.set(title="mean accuracy", xlabel="rows in a batch", ylabel="rate")
    return figure
