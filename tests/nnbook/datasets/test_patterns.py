"""Functions of bits: tables, gates and parity."""

import tracemalloc
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from nnbook.datasets import patterns

TRUTH = {
    "false": lambda a, b: False,
    "and": lambda a, b: a and b,
    "x1 and not x2": lambda a, b: a and not b,
    "x1": lambda a, b: a,
    "not x1 and x2": lambda a, b: b and not a,
    "x2": lambda a, b: b,
    "xor": lambda a, b: a != b,
    "or": lambda a, b: a or b,
    "nor": lambda a, b: not (a or b),
    "xnor": lambda a, b: a == b,
    "not x2": lambda a, b: not b,
    "x1 or not x2": lambda a, b: a or not b,
    "not x1": lambda a, b: not a,
    "not x1 or x2": lambda a, b: b or not a,
    "nand": lambda a, b: not (a and b),
    "true": lambda a, b: True,
}


@pytest.mark.parametrize("n", [1, 2, 3, 4, 10])
def test_all_patterns_once_in_counting_order(n):
    X = nnbook.binary_patterns(n)
    assert X.dtype == np.float64
    np.testing.assert_array_equal(X, list(product([0, 1], repeat=n)))


@pytest.mark.parametrize("n", [1, 2, 3, 4, 10])
def test_parity(n):
    X, y = nnbook.parity(n)
    np.testing.assert_array_equal(X, list(product([0, 1], repeat=n)))
    assert y.tolist() == [sum(map(int, row)) % 2 for row in X]
    assert np.issubdtype(y.dtype, np.integer)


def test_tables_are_made_of_small_integers():
    """At most a third of the table again, which at 24 bits has 3.2 GB."""
    for make in (nnbook.binary_patterns, nnbook.parity):
        tracemalloc.start()
        made = make(16)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        table = made if make is nnbook.binary_patterns else made.X
        assert most < 4 / 3 * table.nbytes
        assert table.flags.c_contiguous


def test_parity_flips_with_any_single_bit():
    X, y = nnbook.parity(5)
    label = {tuple(row): k for row, k in zip(X, y, strict=True)}
    for row in label:
        for i in range(5):
            flipped = (*row[:i], 1 - row[i], *row[i + 1 :])
            assert label[flipped] == 1 - label[row]


@pytest.mark.parametrize("bits", [[0, 4, 8], [8], [2, 1], np.arange(9)])
def test_parity_of_some_bits_ignores_the_others(bits):
    X, y = nnbook.parity(9, bits)
    assert X.shape == (512, 9)
    assert y.tolist() == [sum(int(row[i]) for i in bits) % 2 for row in X]


@pytest.mark.parametrize("name", list(TRUTH))
def test_gates(name):
    data = nnbook.logic_gate(name)
    assert isinstance(data, nnbook.Dataset)
    for row, label in zip(data.X, data.y, strict=True):
        assert label == int(TRUTH[name](*map(int, row)))
    np.testing.assert_array_equal(data.X, [[0, 0], [0, 1], [1, 0], [1, 1]])


def test_all_sixteen_gates_are_there_in_the_order_of_their_outputs():
    assert list(nnbook.GATES) == list(TRUTH)
    assert list(nnbook.GATES.values()) == list(product([0, 1], repeat=4))


def can_be_separated(y):
    """Whether a line does it: small whole weights are enough for two bits."""
    X = nnbook.binary_patterns(2)
    lines = product([-1, 0, 1], [-1, 0, 1], [-1.5, -0.5, 0.5, 1.5])
    return any((X @ [u, v] + b > 0).tolist() == (y == 1).tolist() for u, v, b in lines)


def test_a_line_separates_fourteen_of_the_sixteen():
    cannot = [g for g in nnbook.GATES if not can_be_separated(nnbook.logic_gate(g).y)]
    assert cannot == ["xor", "xnor"]


@given(st.integers(1, 6).flatmap(lambda n: st.binary(min_size=2**n, max_size=2**n)))
def test_a_table_gives_every_row_its_output(outputs):
    X, y = nnbook.truth_table(list(outputs))
    for row, label in zip(X, y, strict=True):
        place = int("".join(str(int(bit)) for bit in row), 2)
        assert label == outputs[place]
    assert len(X) == len(outputs)


def test_datasets_are_fresh_copies():
    nnbook.logic_gate("and").y[:] = 7
    nnbook.parity(2).X[:] = 7
    assert nnbook.logic_gate("and").y.tolist() == [0, 0, 0, 1]
    assert nnbook.parity(2).X.max() == 1
    outputs = np.array([0, 1])
    nnbook.truth_table(outputs).y[:] = 7
    assert outputs.tolist() == [0, 1]


def test_24_bits_are_the_most(monkeypatch):
    """2^24 rows are three gigabytes: only the question whether they may be is asked."""
    asked = []

    def require(condition, *_):
        asked.append(condition)
        raise InterruptedError

    monkeypatch.setattr(patterns, "require", require)
    for n in (24, 25):
        with pytest.raises(InterruptedError):
            nnbook.binary_patterns(n)
    assert asked == [True, False]


@pytest.mark.parametrize("length", [1, 3, 5, 6, 7, 12])
def test_a_table_is_whole(length):
    message = rf"^outputs' length is {length}, expected 2\^n for n inputs, n >= 1"
    with pytest.raises(ValueError, match=message):
        nnbook.truth_table([0] * length)


@pytest.mark.parametrize("bits", [[3], [0, 3], [1, 1]])
def test_bits_are_distinct_and_there(bits):
    with pytest.raises(ValueError, match=r"^bits is \[.*, expected distinct indices b"):
        nnbook.parity(3, bits)
    assert len(nnbook.parity(3, [0, 2]).y) == 8
