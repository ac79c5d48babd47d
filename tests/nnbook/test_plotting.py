"""The figures say what they are given, in the book's style, the same every time."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

import nnbook
from nnbook import plotting

rng = np.random.default_rng(0)


@pytest.fixture(autouse=True)
def style() -> Iterator[None]:
    mpl.use("agg")
    with mpl.rc_context():
        plotting.use_style()
        yield
    plt.close("all")


def lightness(colour: str) -> float:
    """L* of CIELAB, which is what a grey print shows."""
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    y = float(linear @ [0.2126, 0.7152, 0.0722])
    return 116 * y ** (1 / 3) - 16


def texts(ax: plt.Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


class TestStyle:
    def test_nnbook_alone_does_not_load_matplotlib(self) -> None:
        code = "import sys, nnbook; sys.exit('matplotlib' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code]).returncode == 0

    def test_cycle_is_the_palette(self) -> None:
        cycle = mpl.rcParams["axes.prop_cycle"].by_key()
        assert tuple(cycle["color"]) == plotting.SERIES

    def test_neighbours_in_the_cycle_differ_in_grey_and_in_dash(self) -> None:
        cycle = mpl.rcParams["axes.prop_cycle"].by_key()
        grey = [lightness(colour) for colour in cycle["color"]]
        assert min(abs(a - b) for a, b in pairwise(grey)) > 10
        assert len({str(dash) for dash in cycle["linestyle"]}) == len(grey)

    def test_classes_differ_in_grey_and_in_marker(self) -> None:
        even, odd = plotting.EVEN, plotting.ODD
        assert abs(lightness(even.colour) - lightness(odd.colour)) > 10
        assert (even.marker, odd.marker) == ("o", "s")
        assert plotting.class_mark(0) is even
        assert plotting.class_mark(1) is odd

    def test_a_class_without_a_mark_is_refused(self) -> None:
        with pytest.raises(ValueError, match="k is 5"):
            plotting.class_mark(5)


class TestSvg:
    def figure(self) -> plt.Figure:
        fig, axes = plt.subplots(1, 3, figsize=(6.66, 2.4), sharey=True)
        for ax in axes:
            ax.plot([0, 1], [0, 1], label="rises")
            ax.set_ylabel("loss")
            plotting.label_line_ends(ax, ax.lines)
        return fig

    def test_same_figure_same_file(self) -> None:
        fig = self.figure()
        first = plotting.to_svg(fig)
        assert plotting.to_svg(fig) == first
        assert plotting.to_svg(self.figure()) == first

    def test_text_stays_text_and_ground_is_transparent(self) -> None:
        svg = plotting.to_svg(self.figure())
        assert ">rises</text>" in svg
        assert "#ffffff" not in svg
        assert "<metadata>" not in svg
        assert "Date" not in svg

    def test_phone_gets_a_drawing_of_its_own(self) -> None:
        svg = plotting.to_svg(self.figure())
        wide, narrow = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
        assert float(wide[0]) == pytest.approx(6.66 * 72)
        assert float(narrow[0]) < 0.6 * float(wide[0])
        assert float(narrow[1]) > 1.5 * float(narrow[0])  # the panels are stacked
        assert 'class="narrow" display="none"' in svg

    def test_figure_is_left_as_it_was(self) -> None:
        fig = self.figure()
        plotting.to_svg(fig)
        assert fig.get_size_inches() == pytest.approx((6.66, 2.4))
        assert [ax.get_subplotspec().colspan.start for ax in fig.axes] == [0, 1, 2]
        shown = [ax.yaxis.get_tick_params()["labelleft"] for ax in fig.axes]
        assert shown == [True, False, False]

    def test_small_figure_has_one_drawing(self) -> None:
        fig, _ = plt.subplots(figsize=(3, 2))
        assert plotting.to_svg(fig).count("<svg") == 1


class TestLabels:
    def test_labels_of_near_lines_are_moved_apart_in_order(self) -> None:
        _, ax = plt.subplots()
        for i, end in enumerate((0.5, 0.51, 0.52, 0.0, 1.0)):
            ax.plot([0, 1], [0.3, end], label=f"line {i}")
        plotting.label_line_ends(ax, ax.lines, gap=0.1)
        y = {text.get_text(): text.xy[1] for text in ax.texts}
        heights = [y[f"line {i}"] for i in (3, 0, 1, 2, 4)]
        assert min(np.diff(heights)) >= 0.1 - 1e-12

    def test_label_has_the_colour_of_its_line(self) -> None:
        _, ax = plt.subplots()
        (line,) = ax.plot([0, 1, 2], [0, 1, np.nan], label="stops")
        plotting.label_line_ends(ax, [line])
        assert ax.texts[0].get_color() == line.get_color()
        assert np.isfinite(ax.texts[0].xy).all()


class TestLearningCurves:
    def test_line_is_the_median_and_the_seeds_are_visible(self) -> None:
        runs = rng.random((5, 9))
        ax = plotting.learning_curves({"narrow": runs})
        assert ax.lines[0].get_ydata() == pytest.approx(np.median(runs, axis=0))
        assert len(ax.lines) == 1 + 5
        assert len(ax.collections) == 1
        assert texts(ax) == ["narrow"]
        assert (ax.get_xlabel(), ax.get_ylabel()) == ("epoch", "loss")

    def test_one_run_has_no_band(self) -> None:
        ax = plotting.learning_curves({"a run": rng.random(9)})
        assert not ax.collections

    @pytest.mark.parametrize("runs", [np.zeros((2, 3, 4)), [1.0]])
    def test_wrong_shapes_are_named(self, runs: object) -> None:
        with pytest.raises(ValueError, match=r"curves\['x'\] has shape"):
            plotting.learning_curves({"x": runs})  # type: ignore[dict-item]

    def test_nothing_to_draw(self) -> None:
        with pytest.raises(ValueError, match="curves is empty"):
            plotting.learning_curves({})


class TestActivation:
    def test_values_and_slopes_are_those_of_nnbook(self) -> None:
        ax = plotting.activation_and_derivative("tanh")
        z, a = ax.lines[0].get_data()
        assert a == pytest.approx(np.tanh(z))
        assert ax.lines[1].get_ydata() == pytest.approx(1 - np.tanh(z) ** 2)

    def test_jump_of_relu_is_a_gap(self) -> None:
        ax = plotting.activation_and_derivative("relu")
        slope = np.asarray(ax.lines[1].get_ydata())
        assert np.isnan(slope).sum() == 1
        assert set(slope[np.isfinite(slope)]) == {0.0, 1.0}

    @pytest.mark.parametrize("name", ["softmax", "nothing"])
    def test_others_are_refused(self, name: str) -> None:
        with pytest.raises(ValueError, match=f"name is '{name}'"):
            plotting.activation_and_derivative(name)


class TestConfusion:
    def test_every_count_is_printed_and_right_is_blue(self) -> None:
        ax = plotting.confusion_heatmap([[7, 0], [2, 5]], ["even", "odd"])
        assert texts(ax) == ["7", "0", "2", "5"]
        blue, red = plotting.SERIES[0], plotting.SERIES[4]
        faces = [to_hex(patch.get_facecolor()) for patch in ax.patches]
        assert faces == [blue, red, red, blue]
        tints = [patch.get_facecolor()[3] for patch in ax.patches]
        assert tints[0] > tints[3] > tints[2] > tints[1] == 0

    def test_empty_row_divides_by_nothing(self) -> None:
        plotting.confusion_heatmap([[0, 0], [1, 1]])

    def test_shapes_are_checked(self) -> None:
        with pytest.raises(ValueError, match=r"matrix has shape \(2, 3\)"):
            plotting.confusion_heatmap(np.zeros((2, 3)))
        with pytest.raises(ValueError, match="labels has 1 names; expected 2"):
            plotting.confusion_heatmap(np.eye(2), ["one"])


class TestRegions:
    X = rng.normal(size=(30, 2))
    y = (X[:, 0] > 0).astype(int)

    def test_points_and_tint_agree_with_predict(self) -> None:
        ax = plotting.decision_regions(
            lambda points: (points[:, 0] > 0).astype(int), self.X, self.y, resolution=8
        )
        tint = np.asarray(ax.images[0].get_array())
        assert to_hex(tint[0, 0]) == plotting.EVEN.colour
        assert to_hex(tint[0, -1]) == plotting.ODD.colour
        even, odd = ax.collections[-2:]
        assert len(even.get_offsets()) == (self.y == 0).sum()
        assert to_hex(odd.get_facecolor()[0]) == plotting.ODD.colour

    def test_dense_points_are_rasterised(self) -> None:
        X = rng.normal(size=(1500, 2))
        ax = plotting.decision_regions(
            lambda points: np.zeros(len(points)), X, np.zeros(1500), resolution=4
        )
        assert ax.collections[-1].get_rasterized()

    def test_shapes_are_checked(self) -> None:
        with pytest.raises(ValueError, match=r"X has shape \(30, 1\)"):
            plotting.decision_regions(lambda p: p, self.X[:, :1], self.y)
        with pytest.raises(ValueError, match=r"y has shape \(3,\)"):
            plotting.decision_regions(lambda p: p, self.X, self.y[:3])


class TestParityTable:
    def test_pixels_and_colours(self) -> None:
        ax = plotting.parity_table()
        boxes = np.array(ax.patches, dtype=object).reshape(16, 4)
        for number, image in enumerate(boxes):
            pixels = [
                bool(box.get_fill()) and box.get_facecolor()[3] > 0 for box in image
            ]
            assert pixels == [bit == "1" for bit in f"{number:04b}"]
            parity = plotting.class_mark(sum(pixels) % 2)
            assert to_hex(image[0].get_edgecolor()) == parity.colour
        assert [line.get_marker() for line in ax.lines].count("o") == 8

    def test_right_and_wrong_have_marks(self) -> None:
        ax = plotting.parity_table([True] * 13 + [False] * 3)
        assert [str(line.get_marker()) for line in ax.lines].count("x") == 3
        assert len(ax.lines) == 32

    def test_sixteen_verdicts(self) -> None:
        with pytest.raises(ValueError, match=r"right has shape \(2,\)"):
            plotting.parity_table([True, False])


class TestNetworkDiagram:
    def test_it_shows_the_network(self) -> None:
        network = nnbook.mlp([4, 5, 2])
        assert plotting.layer_sizes(network) == [4, 5, 2]
        ax = plotting.network_diagram(network)
        lines = [c for c in ax.collections if hasattr(c, "get_segments")]
        assert [len(c.get_segments()) for c in lines] == [20, 10]
        counts = [int(t.split("=")[1]) for t in texts(ax) if "=" in t]
        assert sum(counts) == network.parameter_count

    def test_weights_are_widths_and_signs_are_dashes(self) -> None:
        network = nnbook.mlp([2, 3, 1], seed=1)
        network.layers[0].W[...] = [[1.0, -2.0, 0.5], [4.0, 3.0, -0.1]]
        ax = plotting.network_diagram(network, weights=True)
        positive, negative = ax.collections[:2]
        assert np.argmax(positive.get_linewidths()) == 2
        assert len(positive.get_segments()) == 4
        assert len(negative.get_segments()) == 2
        assert positive.get_linestyles() != negative.get_linestyles()

    def test_weights_of_zero_are_not_drawn(self) -> None:
        network = nnbook.mlp([2, 2])
        network.theta[:] = 0
        ax = plotting.network_diagram(network, weights=True)
        assert not any(c.get_segments() for c in ax.collections[:2])

    def test_wide_layer_is_cut_and_says_so(self) -> None:
        ax = plotting.network_diagram([64, 10], max_units=8)
        assert "⋮" in texts(ax)
        assert "64 units" in texts(ax)
        assert "64·10 + 10 = 650" in texts(ax)

    @pytest.mark.parametrize("network", [[4], [4, 0], "nothing", 7])
    def test_anything_else_is_refused(self, network: object) -> None:
        with pytest.raises(ValueError, match="network is"):
            plotting.network_diagram(network)

    def test_sizes_have_no_weights(self) -> None:
        with pytest.raises(ValueError, match="weights is True"):
            plotting.network_diagram([4, 2], weights=True)


class TestSuccessBars:
    def test_bars_whiskers_and_notes(self) -> None:
        ax = plotting.success_bars(
            ["small", "wide"], [0.7, 1.0], [[0.6, 0.8], [0.9, 1.0]], notes=["7", "10"]
        )
        assert [bar.get_width() for bar in ax.patches] == [0.7, 1.0]
        assert [label.get_text() for label in ax.get_yticklabels()] == ["small", "wide"]
        assert texts(ax) == ["7", "10"]

    @pytest.mark.parametrize(
        ("p", "ends", "says"),
        [
            ([0.5, 0.5], [[0, 1]], "proportions has shape"),
            ([0.5], [0, 1], "intervals has shape"),
            ([0.5], [[0.6, 0.9]], "intervals must contain"),
        ],
    )
    def test_arguments_are_checked(self, p: object, ends: object, says: str) -> None:
        with pytest.raises(ValueError, match=says):
            plotting.success_bars(["one"], p, ends)  # type: ignore[arg-type]
