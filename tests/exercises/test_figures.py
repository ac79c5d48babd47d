"""What the description of a figure says, beside what the samples grade."""

import numpy as np

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
