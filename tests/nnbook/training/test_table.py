"""Aligned text."""

from nnbook.training.table import aligned


def test_columns_are_flush_right_and_as_wide_as_their_widest():
    rows = [
        {"epoch": 1, "loss": 12.34567, "lr": 0.001, "seconds": 1.0},
        {"epoch": 100, "loss": float("nan"), "lr": 0.000123456, "seconds": 123456.789},
    ]
    assert aligned(rows).splitlines() == [
        "epoch     loss        lr    seconds",
        "    1  12.3457     0.001       1.00",
        "  100      nan  0.000123  123456.79",
    ]


def test_no_rows_are_no_text():
    assert aligned([]) == ""
