"""A Matplotlib figure as plain values: axes, their words, lines, points, images.

The description is made where the learner's code runs and is believed as little as any
other value: sizes are capped here and checked again in the grader. Who forges it forges
a plot of their own; nobody else's points depend on it.
"""

from __future__ import annotations

import sys
from typing import Any

MAX_PARTS = 60
MAX_ENTRIES = 20_000
MAX_TEXT = 200


def figure(**options: Any) -> Any:
    """Return an empty figure, without pyplot and its state."""
    from matplotlib.figure import Figure

    return Figure(**options)


def shown() -> set[int]:
    """Return the numbers of the figures that pyplot keeps."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    return set() if pyplot is None else set(pyplot.get_fignums())


def close(numbers: set[int]) -> None:
    """Let pyplot forget these figures."""
    for number in numbers:
        sys.modules["matplotlib.pyplot"].close(number)


def describe(drawn: Any) -> Any:
    """Return the description of a figure; what is none comes back as it is."""
    known = sys.modules.get("matplotlib.figure")
    if known is None:
        return drawn
    if not isinstance(drawn, known.Figure):  # axes know the figure that they lie in
        answer, drawn = drawn, getattr(drawn, "figure", None)
        if not isinstance(drawn, known.Figure):
            # a dictionary could be taken for the description of a figure
            return answer if type(answer) is not dict else {}
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(drawn)
    title = drawn.get_suptitle() if hasattr(drawn, "get_suptitle") else ""
    return {
        "title": _text(title),
        "axes": [_axes(axes, drawn.legends) for axes in drawn.axes[:MAX_PARTS]],
    }


def _axes(axes: Any, legends: list[Any]) -> dict[str, Any]:
    """Return the description of one pair of axes; the figure's legends are theirs."""
    own = axes.get_legend()
    legends = legends if own is None else [own, *legends]
    entries = [text for legend in legends for text in legend.get_texts()]
    collections = axes.collections[:MAX_PARTS]
    return {
        "title": _text(axes.get_title()),
        "x label": _text(axes.get_xlabel()),
        "y label": _text(axes.get_ylabel()),
        "x scale": _text(axes.get_xscale()),
        "y scale": _text(axes.get_yscale()),
        "x ticks": _ticks(axes.xaxis),
        "y ticks": _ticks(axes.yaxis),
        "limits": _numbers([*axes.get_xlim(), *axes.get_ylim()]),
        "legend": [_text(text.get_text()) for text in entries[:MAX_PARTS]],
        "texts": [_text(text.get_text()) for text in axes.texts[:MAX_PARTS]],
        "text places": _numbers([_place(axes, t) for t in axes.texts[:MAX_PARTS]]),
        "lines": [_line(line) for line in axes.lines[:MAX_PARTS]],
        "points": [_points(found) for found in collections],
        "bars": _bars(axes.patches),
        "images": [_numbers(image.get_array()) for image in axes.images[:MAX_PARTS]],
        "image edges": _numbers([_edges(image) for image in axes.images[:MAX_PARTS]]),
    }


def _place(axes: Any, text: Any) -> tuple[float, float]:
    """Return where a text belongs, in the numbers along the axes."""
    if getattr(text, "xycoords", "") == "data":  # an annotation may stand beside it
        x, y = text.xy
    else:
        drawn = text.get_transform().transform(text.get_position())
        x, y = axes.transData.inverted().transform(drawn)
    return float(x), float(y)


def _edges(image: Any) -> list[float]:
    """Return where an image begins and ends: first and last column, first, last row."""
    left, right, bottom, top = image.get_extent()
    rows = (bottom, top) if image.origin == "lower" else (top, bottom)
    return [left, right, *rows]


def _line(line: Any) -> dict[str, Any]:
    found = {"x": _numbers(line.get_xdata()), "y": _numbers(line.get_ydata())}
    return found | {"label": _label(line)}


def _points(collection: Any) -> dict[str, Any]:
    """Return where points lie; contours and areas have levels or nothing instead."""
    levels = getattr(collection, "levels", ())
    lines = len(levels) and not getattr(collection, "filled", False)
    return {
        "kind": type(collection).__name__,
        "xy": _numbers(collection.get_offsets()),
        "values": _numbers(collection.get_array()),
        "levels": _numbers(levels),
        "path": _path(collection) if lines else _numbers([]),
        "label": _label(collection),
    }


def _path(contours: Any) -> Any:
    """Return the points of all lines of a contour plot: rows of x and y."""
    paths = [path.vertices for path in contours.get_paths()]
    return _numbers([point for path in paths for point in path])


def _ticks(axis: Any) -> list[str]:
    """Return the words along an axis where they were set; finding others takes long."""
    if type(axis.get_major_locator()).__name__ != "FixedLocator":
        return []
    return [_text(label.get_text()) for label in axis.get_ticklabels()[:MAX_PARTS]]


def _bars(patches: Any) -> Any:
    """Return the rectangles as rows: left, bottom, width, height."""
    rows = []
    for patch in patches[:MAX_ENTRIES]:
        if type(patch).__name__ == "Rectangle":
            rows.append([*patch.get_xy(), patch.get_width(), patch.get_height()])
    return _numbers(rows)


def _label(artist: Any) -> str:
    """Return the label that a legend would show; Matplotlib's own begin with `_`."""
    label = _text(artist.get_label())
    return "" if label.startswith("_") else label


def _numbers(found: Any) -> Any:
    """Return a plain array of floats, empty where there are none or too many."""
    numpy = sys.modules["numpy"]
    try:
        array = numpy.array(numpy.ma.filled(found, numpy.nan), dtype=float)
    except (TypeError, ValueError):
        return numpy.empty(0)
    return array if array.size <= MAX_ENTRIES else numpy.empty(0)


def _text(found: Any) -> str:
    return str(found)[:MAX_TEXT]
