"""All that is drawn, as text: places, sizes, widths and colours of every mark.

    python -m tests.nnbook.plotting.drawn

writes `drawn.txt` anew. Look at the figures first: that file says what was right.
"""

import sys
from itertools import islice
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text

from nnbook import plotting
from nnbook.plotting.phone import narrowed
from tests.nnbook.plotting.kinds import figures

RECORD = Path(__file__).with_name("drawn.txt")
#: What a reader sees of a mark, by Matplotlib's names.
SEEN = [
    *("text", "xydata", "segments", "offsets", "position", "xyann", "anncoords"),
    *("array", "extent", "sizes", "color", "facecolor", "edgecolor", "alpha", "hatch"),
    *("linewidth", "linestyle", "drawstyle", "marker", "markersize", "zorder"),
    *("markeredgecolor", "markeredgewidth", "markerfacecolor", "bbox_patch"),
    *("fontsize", "fontstyle", "fontweight", "rotation", "clip_on", "visible"),
    *("horizontalalignment", "verticalalignment"),
]
#: What is said of a mark only where it is something else.
USUAL = {
    "alpha": None, "bbox_patch": None, "clip_on": True, "drawstyle": "default",
    "fontstyle": "normal", "fontweight": "normal", "hatch": None, "rotation": 0.0,
    "visible": True,
}  # fmt: skip
#: Arrays of more numbers are shown by a few sums that change when one of them does.
MANY = 12


def described(drawn):
    """Lines of text for a figure, and for the same one on a phone."""
    fig = getattr(drawn, "figure", drawn)
    yield from everything(fig)
    with narrowed(fig):
        yield "on a phone"
        few = 1 if len(fig.axes) == 1 else None
        yield from map("  {}".format, islice(everything(fig), few))


def everything(fig):
    """The figure's size, each of its axes, and all marks upon them."""
    yield f"figure of {numbers(fig.get_size_inches())}"
    for text in fig.texts:
        yield mark(text)
    for ax in fig.axes:
        yield f"axes: {ax.get_aspect()}, {ax.get_xscale()}, {ax.get_yscale()}"
        spec = ax.get_subplotspec()
        yield f"  place {spec.num1} of {spec.get_gridspec().get_geometry()}"
        for name, axis in (("x", ax.xaxis), ("y", ax.yaxis)):
            places = numbers(axis.get_ticklocs())
            words = [label.get_text() for label in axis.get_ticklabels()]
            ticks = axis.get_major_ticks()[:1]
            sizes = [
                t.tick1line.get_markersize() * t.tick1line.get_visible() for t in ticks
            ]
            yield f"  {name} from {numbers(axis.get_view_interval())} at {places}"
            yield f"  {name} says {axis.get_label_text()!r} {words}, ticks of {sizes}"
        sides = [side for side, spine in ax.spines.items() if spine.get_visible()]
        yield f"  spines {sides if ax.axison else 'none'}"
        marks = [part for part in ax.get_children() if part not in standing(ax)]
        marks = [
            part
            for part in marks
            if not (isinstance(part, Text) and not part.get_text())
        ]
        legend = ax.get_legend()
        marks += legend.findobj() if legend else []
        yield from map("  {}".format, map(mark, marks))
        yield f"  titles {[ax.get_title(loc) for loc in ('left', 'center', 'right')]}"


def standing(ax):
    """What all axes have."""
    return [*ax.spines.values(), ax.xaxis, ax.yaxis, ax.patch, ax.title]


def mark(artist):
    """One artist: its kind, and everything that is seen of it."""
    known = artist.properties()
    seen = {name: known[name] for name in SEEN if name in known}
    if seen.get("marker") == "None":
        seen = {name: seen[name] for name in seen if not name.startswith("marker")}
    said = [
        f"{name}={shown(value)}"
        for name, value in seen.items()
        if value is not None and (name not in USUAL or value != USUAL[name])
    ]
    if dashes := getattr(artist, "_unscaled_dash_pattern", (0, None))[1]:
        said.append(f"dashes={numbers(dashes)}")
    if isinstance(artist, Patch):
        said.append(f"verts={shown(outline(artist))}")
    if isinstance(artist, Annotation):
        said.append(f"xy={shown(artist.xy)}")
        if arrow := artist.arrow_patch:
            tips = arrow.shrinkA, arrow.shrinkB, arrow.get_mutation_scale()
            said.append(f"arrow={numbers(tips)} {mark(arrow)}")
    return f"{type(artist).__name__}: {', '.join(said)}"


def outline(patch):
    """The corners of a patch, in the units of its axes."""
    return patch.get_patch_transform().transform(patch.get_path().vertices)


def shown(value):
    """A value in a few characters."""
    if isinstance(value, Patch):
        box = value.get_boxstyle() if hasattr(value, "get_boxstyle") else ""
        return f"<{type(box).__name__} {vars(box) if box else ''} {mark(value)}>"
    if isinstance(value, mpl.path.Path):
        return shown(value.vertices)
    if isinstance(value, (np.ndarray, float, np.floating)):
        return numbers(value)
    if isinstance(value, (list, tuple)):
        return f"[{' '.join(map(shown, value))}]"
    return repr(value)


def numbers(values):
    """Numbers to four digits; of many, a mean that weighs each place, and the range."""
    array = np.ma.filled(np.ma.asarray(values, dtype=float), -1.0)
    flat = np.nan_to_num(array.ravel(), nan=-7.0)
    if flat.size > MANY:
        weighed = flat @ np.sqrt(np.arange(1.0, flat.size + 1)) / flat.size
        flat = np.array([weighed, flat.min(), flat.max()])
    text = " ".join(f"{x + 0.0:.4g}" for x in np.round(flat, 9))
    return f"{array.shape}:({text})" if array.ndim else text


def record():
    """The text of every figure, by name."""
    parts = {}
    with mpl.rc_context():
        mpl.use("agg")
        plotting.use_style()
        for name, draw in figures().items():
            parts[name] = "\n".join(described(draw()))
            plt.close("all")
    return parts


def written():
    """The same from `drawn.txt`."""
    parts = RECORD.read_text().removeprefix("# ").rstrip("\n").split("\n\n# ")
    return dict(part.split("\n", 1) for part in parts)


if __name__ == "__main__":
    text = "\n\n".join(f"# {name}\n{part}" for name, part in record().items())
    RECORD.write_text(text + "\n")
    sys.stdout.write(f"{RECORD.name}: {len(text.splitlines())} lines\n")
