"""What the chapters run: constructions, trainings over seeds, intervals."""

from functools import partial

import numpy as np
import pytest
from experiments import constructions, parity
from experiments.seeds import over_seeds, proportion
from scipy.stats import norm

import nnbook


@pytest.mark.parametrize("n", range(1, 11))
def test_one_hidden_layer_of_n_units_computes_parity(n: int) -> None:
    network = constructions.one_layer_parity(n)
    X, y = nnbook.parity(n)
    even, odd = network.forward(X).T
    np.testing.assert_allclose(odd - even, np.where(y == 1, 1, -1), atol=1e-12)


@pytest.mark.parametrize("spare", [(0, 0), (0, 2), (3, 1)])
def test_two_hidden_layers_compute_parity_exactly(spare: tuple[int, int]) -> None:
    network = constructions.two_layer_parity(spare)
    X, y = nnbook.parity(4)
    even, odd = network.forward(X).T
    np.testing.assert_array_equal(odd - even, np.where(y == 1, 1, -1))
    assert network.layers[0].n_out == 4 + spare[0]
    assert network.layers[2].n_out == 2 + spare[1]


def test_three_units_compute_it_exactly() -> None:
    X, y = nnbook.parity(4)
    even, odd = constructions.three_unit_parity().forward(X).T
    np.testing.assert_array_equal(odd - even, np.where(y == 1, 1, -1))


def test_a_construction_with_one_wrong_weight_fails() -> None:
    for network in (
        constructions.one_layer_parity(4),
        constructions.two_layer_parity(),
        constructions.three_unit_parity(),
    ):
        network.layers[0].W[0, 0] *= -1
        assert parity.patterns_right(network) < 16


def test_the_held_out_pattern_is_not_trained_on() -> None:
    network = parity.train_without(6, seed=0)
    assert parity.patterns_right(network) == 15
    assert parity.hold_out((6, 0)) == (True, False)


def test_a_rule_whose_neighbours_agree_is_guessed() -> None:
    assert parity.hold_out((6, 0), rule="first pixel") == (True, True)


def test_an_unseen_pattern_says_when_the_seen_ones_are_not_learned() -> None:
    network = parity.train_without(6, seed=0, steps=1)
    assert parity.patterns_right(network) < 15


def test_patience_is_the_only_thing_that_it_changes() -> None:
    patient = parity.train_as_in_source(1, (2, 2), patience=None)
    assert patient.epochs == 200
    assert parity.train_as_in_source(1, (2, 2)).epochs < 200


def test_training_depends_on_its_seed_alone() -> None:
    run = partial(parity.train_as_in_source, hidden=(2, 2))
    assert over_seeds(run, [3, 4]) == [run(3), run(4)]
    assert run(3) != run(4)


def test_the_interval_is_wilsons() -> None:
    found = proportion([True] * 30 + [False] * 70)
    z, p, n = norm.ppf(0.975), 0.3, 100
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    assert (found.count, found.total, found.share) == (30, 100, 0.3)
    np.testing.assert_allclose([found.low, found.high], [centre - half, centre + half])
