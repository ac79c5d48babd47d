"""Values and slopes are those of nnbook, for every activation of one number."""

import numpy as np
import pytest

from nnbook import ACTIVATIONS, plotting

NAMES = [name for name in ACTIVATIONS if "softmax" not in name]


@pytest.mark.parametrize("name", NAMES)
def test_values_and_slopes(name):
    ax = plotting.activation_and_derivative(name, reach=3)
    z, a = ax.lines[0].get_data()
    assert (z[0], z[-1], len(z)) == (-3, 3, 401)
    activation = ACTIVATIONS[name]
    assert a == pytest.approx(activation.f(z))
    slope = ax.lines[1].get_ydata()
    places = ax.lines[1].get_xdata()
    kept = np.isfinite(places)
    assert (places[kept] == z).all()
    assert slope[kept] == pytest.approx(activation.vjp(np.ones_like(z), z, a))
    numeric = (activation.f(z + 1e-5) - activation.f(z - 1e-5)) / 2e-5
    assert np.abs(slope[kept] - numeric)[z != 0] == pytest.approx(0, abs=1e-4)
    assert [text.get_text() for text in ax.texts] == ["f(z)", "f′(z)"]
    assert ax.get_xlabel() == "z"


@pytest.mark.parametrize("name", NAMES)
def test_a_jump_is_a_gap(name):
    slope = plotting.activation_and_derivative(name).lines[1].get_ydata()
    jumps = np.flatnonzero(np.isnan(slope))
    assert len(jumps) == (name in ("relu", "leaky_relu"))
    if name == "relu":
        assert set(slope[: jumps[0]]) == {0.0}
        assert set(slope[jumps[0] + 1 :]) == {1.0}


def test_names_are_written_as_in_prose():
    titles = [plotting.activation_and_derivative(n).get_title("left") for n in NAMES]
    assert titles[:2] == ["identity", "ReLU"]
    assert not any("_" in title for title in titles)


def test_default_reach_and_zero_lines():
    ax = plotting.activation_and_derivative("tanh")
    assert ax.lines[0].get_xdata()[-1] == 4
    assert set(ax.lines[2].get_ydata()) == {0}
    assert set(ax.lines[3].get_xdata()) == {0}
    assert all(tick == int(tick) for tick in ax.get_xticks())
