"""Updates as arrays, and whether there will be more."""

import numpy as np

from nnbook import UpdateLog


def test_updates_become_arrays():
    updates = [(1, 3, np.array([1.0, 2.0]), 4.0), (3, 0, np.array([5.0, 6.0]), 7.0)]
    log = UpdateLog.of(updates, 4, 2)
    for got, expected, dtype in [
        (log.epoch, [1, 3], np.intp),
        (log.sample, [3, 0], np.intp),
        (log.w, [[1, 2], [5, 6]], np.float64),
        (log.b, [4, 7], np.float64),
        (log.per_epoch, [1, 0, 1, 0], np.intp),
    ]:
        np.testing.assert_array_equal(got, expected)
        assert got.dtype == dtype
    assert log.converged is True
    assert UpdateLog.of(updates, 3, 2).converged is False


def test_no_update_is_an_empty_log():
    log = UpdateLog.of([], 1, 5)
    assert [a.shape for a in log] == [(0,), (0,), (0, 5), (0,), (1,)]
    assert [a.dtype for a in log] == [np.intp, np.intp, float, float, np.intp]
    assert log.converged
