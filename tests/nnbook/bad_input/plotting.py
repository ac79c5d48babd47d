"""What nnbook.plotting refuses, and how it says so."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.lines import Line2D

from nnbook import (
    AvgPool2d,
    BatchNorm,
    Conv2d,
    Dense,
    Flatten,
    History,
    Network,
    plotting,
)

NAN, RAGGED, TEXT = [[1.0, np.nan]], [[1, 2], [3]], [["a", "b"]]
POINTS, CLASSES = [[0.0, 1], [1, 0]], [0, 1]
IMAGES, P = np.ones((2, 3, 3)), [[0.9, 0.1], [0.8, 0.2]]


def call(name, *arguments, **options):
    """The figure of this name with these arguments, not yet drawn."""
    return lambda: getattr(plotting, name)(*arguments, **options)


def zero(points):
    """Class 0 for every point."""
    return np.zeros(len(points), int)


def bowl(theta):
    """theta . theta."""
    return theta @ theta


def history(epochs, validation=False):
    """A run of so many epochs."""
    record = History()
    for _ in range(epochs):
        record.start_epoch()
        record.add_batch(1.0, 1)
        if validation:
            record.add_validation(1.0, 0.5)
    return record


CONVOLUTION = Network([Conv2d(1, 2, 3), AvgPool2d(2), Flatten(), Dense(8, 3)])
NORMED = Network([Dense(4, 3), BatchNorm(3), Dense(3, 2)])


def line(X=POINTS, y=CLASSES, w=(1, 1), b=0, **options):
    """A call of separating_line, right but for what is given."""
    return call("separating_line", X, y, w, b, **options)


def regions(predict=zero, X=POINTS, y=CLASSES, **options):
    """A call of decision_regions, right but for what is given."""
    return call("decision_regions", predict, X, y, **options)


def slopes(f=bowl, paths=(), xlim=(0, 1), ylim=(0, 1), **options):
    """A call of landscape, right but for what is given."""
    return call("landscape", f, dict(paths), xlim, ylim, **options)


def mistakes(X=IMAGES, y=(1, 1), probabilities=P, *labels, **options):
    """A call of misclassified, right but for what is given."""
    return call("misclassified", X, y, probabilities, *labels, **options)


def bars(labels=("a",), p=(0.5,), ends=((0, 1),), **options):
    """A call of success_bars, right but for what is given."""
    return call("success_bars", labels, p, ends, **options)


def label_ends(lines, **options):
    """A call of label_line_ends on axes of its own."""
    return lambda: plotting.label_line_ends(plt.figure().gca(), lines, **options)


ROWS = [
    (
        "activation_and_derivative: softmax",
        call("activation_and_derivative", "softmax"),
        "name is 'softmax', expected one of identity, relu",
    ),
    (
        "activation_and_derivative: unknown",
        call("activation_and_derivative", "relu6"),
        "name is 'relu6', expected one of",
    ),
    (
        "activation_and_derivative: no string",
        call("activation_and_derivative", 3),
        "name is 3, expected one of",
    ),
    (
        "activation_and_derivative: reach 0",
        call("activation_and_derivative", "relu", reach=0),
        r"reach is 0, expected a number in \(0, inf\)",
    ),
    (
        "activation_and_derivative: ax",
        call("activation_and_derivative", "relu", ax=1),
        "ax is 1, expected of type Axes",
    ),
    (
        "class_mark: too many",
        call("class_mark", 5),
        "k is 5, expected a class from 0 to 4",
    ),
    (
        "class_mark: negative",
        call("class_mark", -1),
        "k is -1, expected an integer of at least 0",
    ),
    (
        "confusion_heatmap: not square",
        call("confusion_heatmap", np.zeros((2, 3))),
        r"matrix is \(2, 3\), expected as wide as high",
    ),
    (
        "confusion_heatmap: axes",
        call("confusion_heatmap", [1, 2]),
        r"matrix has shape \(2,\), expected \(K, K\)",
    ),
    (
        "confusion_heatmap: empty",
        call("confusion_heatmap", np.zeros((0, 0))),
        r"matrix has shape \(0, 0\), expected",
    ),
    (
        "confusion_heatmap: strings",
        call("confusion_heatmap", TEXT),
        "matrix has dtype <U1, expected numbers",
    ),
    (
        "confusion_heatmap: negative",
        call("confusion_heatmap", [[1, -1], [0, 1]]),
        "matrix is .*, expected counts, whole numbers",
    ),
    (
        "confusion_heatmap: shares",
        call("confusion_heatmap", [[0.5, 0.5], [0, 1]]),
        "matrix is .*, expected counts, whole numbers",
    ),
    (
        "confusion_heatmap: a name alone",
        call("confusion_heatmap", np.eye(2), "ab"),
        "labels is 'ab', expected 2 names",
    ),
    *(
        (
            f"confusion_heatmap: normalize {normalize!r}",
            call("confusion_heatmap", np.eye(2), normalize=normalize),
            "normalize is .*, expected one of true, predicted, all",
        )
        for normalize in (True, False, "no", "pred", np.eye(2))
    ),
    (
        "confusion_heatmap: labels",
        call("confusion_heatmap", np.eye(2), ["one"]),
        r"labels is \['one'\], expected 2 names",
    ),
    (
        "decision_regions: X",
        regions(X=[[1], [2]]),
        r"X has shape \(2, 1\), expected \(N, 2\)",
    ),
    (
        "decision_regions: NaN",
        regions(X=NAN, y=[0]),
        r"X\[0, 1\] is nan, expected finite",
    ),
    (
        "decision_regions: y too long",
        regions(y=[0, 1, 1]),
        r"y is \(3,\), expected \(2,\)",
    ),
    (
        "decision_regions: y of floats",
        regions(y=[0.5, 1]),
        "y is .*, expected N >= 1 class indices",
    ),
    (
        "decision_regions: y without a mark",
        regions(y=[0, 5]),
        "y is 5, expected classes from 0 to 4",
    ),
    (
        "decision_regions: no function",
        regions(predict=0),
        "predict is 0, expected a function",
    ),
    (
        "decision_regions: floats predicted",
        regions(lambda points: points[:, 0]),
        "expected N >= 1 class indices",
    ),
    (
        "decision_regions: ragged predictions",
        regions(lambda points: RAGGED),
        "what predict returns is .*, expected an array of numbers",
    ),
    (
        "decision_regions: too few predicted",
        regions(lambda points: [1]),
        r"what predict returns is \(1,\), expected one class for each point",
    ),
    (
        "decision_regions: resolution 1",
        regions(resolution=1),
        "resolution is 1, expected an integer of at least 2",
    ),
    (
        "feature_maps: a batch",
        call("feature_maps", np.ones((1, 2, 3, 3))),
        r"A has shape \(1, 2, 3, 3\), expected \(C, H, W\)",
    ),
    (
        "feature_maps: none",
        call("feature_maps", np.ones((0, 3, 3))),
        r"A has shape \(0, 3, 3\), expected \(C, H, W\)",
    ),
    (
        "feature_maps: NaN",
        call("feature_maps", [NAN]),
        r"A\[0, 0, 1\] is nan, expected finite",
    ),
    (
        "feature_maps: columns 0",
        call("feature_maps", IMAGES, columns=0),
        "columns is 0, expected an integer of at least 1",
    ),
    (
        "filters: three axes",
        call("filters", IMAGES),
        r"W has shape \(2, 3, 3\), expected \(F, C, kh, kw\)",
    ),
    (
        "filters: ragged",
        call("filters", RAGGED),
        "W is .*, expected an array of numbers",
    ),
    (
        "filters: columns 1.5",
        call("filters", IMAGES[None], columns=1.5),
        "columns is 1.5, expected an integer",
    ),
    (
        "gradient_histograms: nothing",
        call("gradient_histograms", {}),
        "gradients is {}, expected a mapping from names to arrays, or a network",
    ),
    (
        "gradient_histograms: an array",
        call("gradient_histograms", IMAGES),
        "expected a mapping from names to arrays",
    ),
    (
        "gradient_histograms: strings",
        call("gradient_histograms", {"a": TEXT}),
        r"gradients\['a'\] has dtype <U1, expected numbers",
    ),
    (
        "gradient_histograms: empty",
        call("gradient_histograms", {"a": []}),
        r"gradients\['a'\] is 'empty', expected at least one number",
    ),
    (
        "gradient_histograms: NaN",
        call("gradient_histograms", {"a": NAN}),
        r"gradients\['a'\]\[1\] is nan, expected finite",
    ),
    *(
        (
            f"{name}: {number} is too large",
            call(name, {"a": [0.0, number]}),
            rf"{argument}\['a'\]\[1\] is .*, expected finite numbers below 1e\+150",
        )
        for name, argument in [
            ("gradient_histograms", "gradients"),
            ("layer_statistics", "values"),
        ]
        for number in (1e308, -1e151, np.inf)
    ),
    (
        "gradient_histograms: bins",
        call("gradient_histograms", {"a": [1]}, bins=1),
        "bins is 1, expected an integer of at least 2",
    ),
    (
        "label_line_ends: no line",
        label_ends([]),
        r"lines is \[\], expected at least one Line2D",
    ),
    *(
        (
            f"label_line_ends: {lines!r}",
            label_ends(lines),
            "lines is .*, expected at least one Line2D",
        )
        for lines in (None, 3, "ab", ["a"], [[0, 1]])
    ),
    (
        "label_line_ends: nothing drawn",
        label_ends([Line2D([0], [np.nan])]),
        "lines is .*, expected lines with a finite point",
    ),
    (
        "label_line_ends: gap",
        label_ends([Line2D([0], [1])], gap=1),
        r"gap is 1, expected a number in \[0, 1\)",
    ),
    (
        "label_line_ends: ax",
        call("label_line_ends", None, []),
        "ax is None, expected of type Axes",
    ),
    ("landscape: no function", slopes(f=1), "f is 1, expected a function of theta"),
    (
        "landscape: f of two numbers",
        slopes(f=lambda theta: theta, resolution=2),
        r"what f returns has shape \(2, 2, 2\), expected",
    ),
    (
        "landscape: f of NaN",
        slopes(f=lambda theta: np.nan, resolution=2),
        r"what f returns\[0, 0\] is nan, expected finite",
    ),
    (
        "landscape: flat",
        slopes(f=lambda theta: 3.0, resolution=2),
        "what f returns is 3.0, expected heights that differ",
    ),
    (
        "landscape: paths",
        call("landscape", bowl, POINTS, (0, 1), (0, 1)),
        "paths is .*, expected of type Mapping",
    ),
    (
        "landscape: a path in space",
        slopes(paths={"a": IMAGES}),
        r"paths\['a'\] has shape \(2, 3, 3\), expected \(steps, 2\)",
    ),
    (
        "landscape: six paths",
        slopes(paths={str(i): POINTS for i in range(6)}),
        "paths is .*, expected at most 5",
    ),
    (
        "landscape: xlim",
        slopes(xlim=(1, 1)),
        r"xlim is \(1, 1\), expected \(low, high\) with low < high",
    ),
    (
        "landscape: ylim",
        slopes(ylim=(1, 2, 3)),
        r"ylim has shape \(3,\), expected \(2,\)",
    ),
    (
        "landscape: levels",
        slopes(levels=1),
        "levels is 1, expected an integer of at least 2",
    ),
    (
        "landscape: resolution",
        slopes(resolution=1),
        "resolution is 1, expected an integer of at least 2",
    ),
    (
        "layer_sizes: one size",
        call("layer_sizes", [4]),
        r"network is \[4\], expected a Network, or two sizes or more",
    ),
    *(
        (
            f"{name}: {what}",
            call(name, network, **options),
            rf"network is {layer}\(.*\), expected De",
        )
        for name, options in [
            ("layer_sizes", {}),
            ("network_diagram", {}),
            ("network_diagram", {"weights": True}),
        ]
        for what, network, layer in [
            (f"convolution {options}", CONVOLUTION, "Conv2d"),
            (f"normed {options}", NORMED, "BatchNorm"),
        ]
    ),
    (
        "layer_sizes: zero",
        call("layer_sizes", [4, 0]),
        "network is 0, expected an integer of at least 1",
    ),
    (
        "layer_sizes: a string",
        call("layer_sizes", "nothing"),
        "network is 'nothing', expected a Network",
    ),
    (
        "layer_sizes: a number",
        call("layer_sizes", 7),
        "network is 7, expected a Network",
    ),
    (
        "layer_statistics: nothing",
        call("layer_statistics", {}),
        "values is {}, expected a mapping",
    ),
    (
        "layer_statistics: NaN",
        call("layer_statistics", {"a": NAN}),
        r"values\['a'\]\[1\] is nan, expected finite",
    ),
    (
        "learning_curves: nothing",
        call("learning_curves", {}),
        "curves is {}, expected a name and an array",
    ),
    (
        "learning_curves: six curves",
        call("learning_curves", {str(i): [1, 2] for i in range(6)}),
        "curves is .*, expected at most 5",
    ),
    (
        "learning_curves: no mapping",
        call("learning_curves", [1, 2]),
        "curves is .*, expected of type Mapping",
    ),
    (
        "learning_curves: three axes",
        call("learning_curves", {"x": np.zeros((2, 3, 4))}),
        r"curves\['x'\] has shape \(2, 3, 4\), expected \(seeds, epochs\)",
    ),
    (
        "learning_curves: one epoch",
        call("learning_curves", {"x": [1.0]}),
        r"curves\['x'\] has shape \(1,\), expected",
    ),
    (
        "learning_curves: no seed",
        call("learning_curves", {"x": np.ones((0, 3))}),
        r"curves\['x'\] has shape \(0, 3\), expected",
    ),
    (
        "learning_curves: ragged",
        call("learning_curves", {"x": RAGGED}),
        r"curves\['x'\] is .*, expected an array of numbers",
    ),
    (
        "learning_curves: never finite",
        call("learning_curves", {"x": [[1, np.nan], [np.inf, 2]]}),
        r"curves\['x'\] is .*, expected",
    ),
    (
        "learning_curves: x too short",
        call("learning_curves", {"a": [1, 2, 3]}, x=[1, 2]),
        r"x is \[1, 2\], expected 3 places, for curves\['a'\]",
    ),
    (
        "learning_curves: quantiles",
        call("learning_curves", {"a": [1, 2]}, quantiles=(0.9, 0.1)),
        r"quantiles is \(0.9, 0.1\), expected 0 <= low < high <= 1",
    ),
    (
        "learning_curves: equal quantiles",
        call("learning_curves", {"a": [1, 2]}, quantiles=(0.5, 0.5)),
        "quantiles is .*, expected",
    ),
    (
        "learning_curves: quantiles below 0",
        call("learning_curves", {"a": [1, 2]}, quantiles=(-0.1, 1)),
        "quantiles is .*, expected",
    ),
    (
        "learning_curves: quantiles in per cent",
        call("learning_curves", {"a": [1, 2]}, quantiles=(0, 90)),
        "quantiles is .*, expected",
    ),
    (
        "learning_curves: one quantile",
        call("learning_curves", {"a": [1, 2]}, quantiles=0.5),
        r"quantiles has shape \(\), expected \(2,\)",
    ),
    (
        "misclassified: X",
        mistakes(X=np.ones((2, 2, 3, 3))),
        r"X has shape \(2, 2, 3, 3\), expected \(N, 1, H, W\)",
    ),
    (
        "misclassified: a row of pixels",
        mistakes(X=np.ones((2, 8))),
        r"X is \(2, 8\), expected square images",
    ),
    (
        "misclassified: one axis",
        mistakes(X=np.ones(9)),
        r"X has shape \(9,\), expected \(N, H, W\)",
    ),
    ("misclassified: y too short", mistakes(y=[1]), r"y is \(1,\), expected \(2,\)"),
    (
        "misclassified: y without probability",
        mistakes(y=[1, 2]),
        "y is 2, expected classes below 2, as P has",
    ),
    (
        "misclassified: P of other length",
        mistakes(probabilities=[[0.5, 0.5]]),
        r"P has shape \(1, 2\), expected \(2, K\)",
    ),
    *(
        (
            f"misclassified: P {wrong}",
            mistakes(probabilities=[[0.5, 0.5], wrong]),
            "P is .*, expected rows of probabilities, which sum to 1",
        )
        for wrong in ([12.0, 0.5], [1.5, -0.5], [0.4, 0.4], [0, 0])
    ),
    (
        "misclassified: labels",
        mistakes(IMAGES, [1, 1], P, ["a"]),
        r"labels is \['a'\], expected 2 names",
    ),
    (
        "misclassified: no mistake",
        mistakes(y=[0, 0]),
        "P is 'right about every image', expected a mistake to show",
    ),
    (
        "misclassified: count",
        mistakes(count=0),
        "count is 0, expected an integer of at least 1",
    ),
    (
        "misclassified: columns",
        mistakes(columns=0),
        "columns is 0, expected an integer of at least 1",
    ),
    (
        "network_diagram: one size",
        call("network_diagram", [4]),
        r"network is \[4\], expected a Network",
    ),
    (
        "network_diagram: weights of sizes",
        call("network_diagram", [4, 2], weights=True),
        "weights is True, expected False where network is a sequence",
    ),
    (
        "network_diagram: max_units",
        call("network_diagram", [4, 2], max_units=2),
        "max_units is 2, expected an integer of at least 3",
    ),
    (
        "parity_table: right",
        call("parity_table", [True, False]),
        r"right has shape \(2,\), expected \(16,\)",
    ),
    (
        "parity_table: columns",
        call("parity_table", columns=0),
        "columns is 0, expected an integer of at least 1",
    ),
    (
        "separating_line: X",
        line(X=[[1, 2, 3]]),
        r"X has shape \(1, 3\), expected \(N, 2\)",
    ),
    ("separating_line: y", line(y=[0]), r"y is \(1,\), expected \(2,\)"),
    (
        "separating_line: three classes",
        line(y=[0, 2]),
        "y is 2, expected classes 0 and 1",
    ),
    ("separating_line: w", line(w=[1]), r"w has shape \(1,\), expected \(2,\)"),
    (
        "separating_line: no direction",
        line(w=[0, 0]),
        r"w is \[0, 0\], expected a vector other than 0",
    ),
    (
        "separating_line: b",
        line(b=np.nan),
        r"b is nan, expected a number in \(-inf, inf\)",
    ),
    (
        "separating_line: history",
        line(history=[[1, 2]]),
        r"history has shape \(1, 2\), expected \(steps, 3\)",
    ),
    (
        "success_bars: nothing",
        bars([], [], []),
        r"proportions has shape \(0,\), expected \(n,\)",
    ),
    (
        "success_bars: labels",
        bars(p=[0.5, 0.5]),
        r"labels is \('a',\), expected 2 names",
    ),
    ("success_bars: no names", bars(labels=3), "labels is 3, expected 1 names"),
    (
        "success_bars: intervals",
        bars(ends=[0, 1]),
        r"intervals has shape \(2,\), expected \(1, 2\)",
    ),
    *(
        (
            f"success_bars: a proportion of {share}",
            bars(p=[share], ends=[[-1, 3]]),
            r"proportions is .*, expected numbers in \[0, 1\]",
        )
        for share in (2, 1.001, -0.001)
    ),
    (
        "success_bars: below its interval",
        bars(ends=[[0.6, 0.9]]),
        "intervals is .*, expected lower and upper ends around",
    ),
    (
        "success_bars: above its interval",
        bars(ends=[[0.1, 0.4]]),
        "intervals is .*, expected lower and upper ends around",
    ),
    *(
        (
            f"success_bars: notes {what}",
            call("success_bars", ["a", "b"], [0, 1], [[0, 1], [0, 1]], notes=notes),
            "notes is .*, expected 2 names",
        )
        for what, notes in [
            ("of three", np.ones(3)),
            ("of none", None),
            ("x", "x"),
            ("0-d", np.array("x")),
        ]
    ),
    *(
        (
            f"{name}: {flag} {wrong!r}",
            call(name, *arguments, **{flag: wrong}),
            f"{flag} is .*, expected of type bool",
        )
        for name, flag, arguments in [
            ("gradient_histograms", "magnitudes", [{"a": [1.0, 2.0]}]),
            ("learning_curves", "log", [{"a": [1.0, 2.0]}]),
            ("learning_curves", "log_x", [{"a": [1.0, 2.0]}]),
            ("network_diagram", "weights", [[2, 3]]),
            ("separating_line", "margin", [POINTS, CLASSES, [1.0, 2.0], 0.5]),
            ("to_svg", "narrow", [plt.Figure()]),
        ]
        for wrong in ("no", None, 1, np.ones(2))
    ),
    (
        "success_bars: notes",
        bars(notes=["a", "b"]),
        r"notes is \['a', 'b'\], expected 1 names",
    ),
    ("to_svg: no figure", call("to_svg", None), "fig is None, expected of type Figure"),
    (
        "training_curves: nothing",
        call("training_curves", []),
        r"histories is \[\], expected at least one History",
    ),
    (
        "training_curves: losses",
        call("training_curves", [[1, 2]]),
        r"histories is \[1, 2\], expected of type History",
    ),
    (
        "training_curves: a number",
        call("training_curves", 3),
        "histories is 3, expected",
    ),
    (
        "training_curves: lengths",
        call("training_curves", [history(2), history(3)]),
        "histories is 'of 3 epochs', expected 2",
    ),
    *(
        (
            f"training_curves: validation in the {which} alone",
            call("training_curves", [history(2, a), history(2, b)]),
            "histories is 'with validation .*', expected validation losses in all of",
        )
        for which, a, b in [("first", True, False), ("second", False, True)]
    ),
]
