"""What the description of a figure says, beside what the samples grade."""

import matplotlib.pyplot as plt
import numpy as np

from exercises.sandbox import Crew, Isolation, Limits
from exercises.worker.figures import describe, figure


def test_words_along_an_axis_where_they_were_set() -> None:
    drawn = figure()
    axes = drawn.subplots()
    axes.imshow(np.eye(2))
    axes.set_xticks(range(2), [16, 64])
    (found,) = describe(drawn)["axes"]
    assert found["x ticks"] == ["16", "64"]
    assert found["y ticks"] == []


def test_the_points_of_a_contour() -> None:
    drawn = figure()
    x, y = np.linspace(-1, 1, 9), np.linspace(-2, 2, 17)
    axes = drawn.subplots()
    axes.contour(x, y, x + 0 * y[:, None] - 0.5, levels=[0.0])
    axes.scatter(x, x)
    contour, points = describe(drawn)["axes"][0]["points"]
    assert contour["path"].shape == (17, 2)
    assert np.allclose(contour["path"][:, 0], 0.5)
    assert points["path"].size == 0
    assert points["xy"].shape == (9, 2)


def test_a_filled_contour_has_no_border() -> None:
    drawn = figure()
    x = np.linspace(-1, 1, 9)
    drawn.subplots().contourf(x, x, x + 0 * x[:, None])
    (found,) = describe(drawn)["axes"][0]["points"]
    assert found["levels"].size > 0
    assert found["path"].size == 0


def test_a_legend_of_the_figure_is_one_of_all_its_axes() -> None:
    drawn = figure()
    left, right = drawn.subplots(1, 2)
    left.plot([1, 2], label="train")
    right.plot([2, 1], label="test")
    right.legend()
    drawn.legend()
    legends = [found["legend"] for found in describe(drawn)["axes"]]
    assert legends == [["train", "test"], ["test", "train", "test"]]


def test_where_texts_and_images_lie() -> None:
    drawn = figure()
    axes = drawn.subplots()
    axes.imshow(np.eye(2, 3))
    axes.imshow(np.eye(2, 3), origin="lower")
    axes.text(2, 1, "a number")
    axes.text(0.5, 0.5, "the middle", transform=axes.transAxes)
    axes.annotate("beside", (1, 0), (4, 4), textcoords="offset points")
    (found,) = describe(drawn)["axes"]
    places = [[2, 1], [np.mean(axes.get_xlim()), np.mean(axes.get_ylim())], [1, 0]]
    assert np.allclose(found["text places"], places)
    assert found["image edges"].tolist() == [[-0.5, 2.5, -0.5, 1.5]] * 2


def test_a_session_in_this_process_leaves_no_figure_open() -> None:
    kept = plt.figure()
    try:
        with Crew(Isolation.in_process) as crew:
            session = crew.session(("numpy", "matplotlib"), Limits())
            text = "import matplotlib.pyplot as plt\nplt.figure()\nplt.figure()\n"
            assert session.load("draws.py", text) is None
            assert len(plt.get_fignums()) == 3
            crew.release(session)
            assert plt.get_fignums() == [kept.number]
    finally:
        plt.close("all")
