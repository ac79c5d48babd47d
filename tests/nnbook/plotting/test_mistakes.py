"""Wrong predictions alone, the most confident first, each with what was said."""

import numpy as np
import pytest

from nnbook import plotting

y = [0, 1, 2, 0, 1]
P = [[0.9, 0.1, 0], [0.6, 0.3, 0.1], [0.3, 0.7, 0], [0.1, 0.2, 0.7], [0.2, 0.8, 0]]
WRONG = [2, 3, 1]  # by confidence; of two that are equal, the first


@pytest.fixture
def X(rng):
    return rng.random((5, 4, 4))


def shown(fig):
    """Opacities of each image, the line above it and the line below."""
    return [
        (
            np.asarray(ax.images[0].get_array())[..., 3],
            ax.get_title("center"),
            ax.get_xlabel(),
        )
        for ax in fig.axes
    ]


def test_the_most_confident_mistakes_come_first(X):
    found = shown(plotting.misclassified(X, y, P))
    assert [above for _, above, _ in found] == [
        "2, read as 1",
        "0, read as 2",
        "1, read as 0",
    ]
    assert [below for _, _, below in found] == ["70.0 %", "70.0 %", "60.0 %"]
    for (opacity, _, _), i in zip(found, WRONG, strict=True):
        low, high = X[i].min(), X[i].max()
        assert opacity == pytest.approx((X[i] - low) / (high - low))


def test_shapes_of_images(X):
    rows, flat, channel = (
        shown(plotting.misclassified(images, y, P))
        for images in (X, X.reshape(5, 16), X[:, None])
    )
    for a, b, c in zip(rows, flat, channel, strict=True):
        assert (a[0] == b[0]).all()
        assert (a[0] == c[0]).all()


def test_names_count_and_columns(X):
    fig = plotting.misclassified(X, y, P, ["a", "b", "c"], count=2, columns=1)
    assert [above for _, above, _ in shown(fig)] == ["c, read as b", "a, read as c"]
    places = [ax.get_subplotspec().rowspan.start for ax in fig.axes]
    assert places == [0, 1]
    assert fig.get_size_inches() == pytest.approx((6.66 / 4, 2 * (6.66 / 4 + 0.5)))


def test_unused_panels_are_removed(rng):
    P = np.tile([0.1, 0.9], (20, 1))
    fig = plotting.misclassified(rng.random((20, 2, 3)), [0] * 20, P, count=8)
    assert len(fig.axes) == 8
    assert fig.axes[0].get_subplotspec().get_gridspec().ncols == 6
    assert fig.axes[0].get_subplotspec().get_gridspec().nrows == 2
    assert fig.get_size_inches() == pytest.approx((6.66, 2 * (6.66 / 6 + 0.5)))
    twelve = plotting.misclassified(rng.random((20, 2, 3)), [0] * 20, P)
    assert len(twelve.axes) == 12
    assert fig.axes[0].images[0].get_extent() == [0, 3, 2, 0]


def test_probabilities_may_be_rounded(X):
    rounded = np.full((5, 3), 0.33)
    assert len(plotting.misclassified(X, y, rounded).axes) == 3


def test_an_even_image_is_empty():
    fig = plotting.misclassified(np.full((1, 2, 2), 7), [0], [[0, 1]])
    assert not shown(fig)[0][0].any()
    assert len(fig.axes[0].get_xticks()) == 0


def test_there_may_be_hundreds(rng):
    guessed = np.tile([0.9, 0.1], (300, 1))
    classes = np.arange(300) % 299 // 298  # one of them is class 1
    fig = plotting.misclassified(rng.random((300, 2, 2)), classes, guessed)
    assert [above for _, above, _ in shown(fig)] == ["1, read as 0"]
