"""Results are computed once per state of their inputs, and failures never kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from checked import store as store_module
from checked.execution import forced
from checked.store import KEPT, Store


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The fingerprint that every test may change."""
    current = {"key": "one"}
    monkeypatch.setattr(store_module, "_key", lambda inputs: current["key"])
    return current


class Check:
    """A computation that counts how often it ran."""

    def __init__(self, ok: bool = True) -> None:
        self.ok, self.runs = ok, 0

    def __call__(self) -> dict[str, Any]:
        self.runs += 1
        return {"ok": self.ok, "run": self.runs}


def recall(root: Path, check: Check, *, fresh: bool = False, times: int = 1) -> None:
    store = Store(root, fresh=fresh)
    for _ in range(times):
        store.recall("proofs", "a", (), check)


def test_one_computation_serves_later_builds(tmp_path: Path) -> None:
    check = Check()
    recall(tmp_path, check, times=2)
    recall(tmp_path, check)
    assert check.runs == 1


def test_a_change_of_the_inputs_computes_again(
    tmp_path: Path, state: dict[str, str]
) -> None:
    check = Check()
    recall(tmp_path, check)
    state["key"] = "two"
    recall(tmp_path, check)
    assert check.runs == 2


def test_a_fresh_store_computes_once(tmp_path: Path) -> None:
    check = Check()
    recall(tmp_path, check)
    recall(tmp_path, check, fresh=True, times=3)
    assert check.runs == 2


def test_a_failure_is_tried_again_by_the_next_build(tmp_path: Path) -> None:
    check = Check(ok=False)
    recall(tmp_path, check, times=3)
    assert check.runs == 1
    recall(tmp_path, check)
    assert check.runs == 2


@pytest.mark.parametrize("ok", [True, False])
def test_what_is_expected_is_waited_for_and_not_computed_again(
    tmp_path: Path, ok: bool
) -> None:
    ahead, here = Check(ok), Check(ok)
    store = Store(tmp_path)
    with ThreadPoolExecutor() as executor:
        store.expect("proofs", "a", (), ahead, executor)
        assert store.recall("proofs", "a", (), here)["ok"] == ok
    assert store.has("proofs", "a", ()) == ok
    assert (ahead.runs, here.runs) == (1, 0)


def test_what_failed_ahead_is_said_where_it_is_asked_for(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with ThreadPoolExecutor() as executor:
        store.expect("proofs", "a", (), lambda: {}["no such key"], executor)
        with pytest.raises(KeyError, match="no such key"):
            store.recall("proofs", "a", (), Check())


def test_a_fresh_store_expects_anew(tmp_path: Path) -> None:
    recall(tmp_path, Check())
    assert Store(tmp_path).has("proofs", "a", ())
    assert not Store(tmp_path, fresh=True).has("proofs", "a", ())


def test_old_states_go(tmp_path: Path, state: dict[str, str]) -> None:
    for number in range(KEPT + 2):
        state["key"] = f"state {number}"
        recall(tmp_path, Check())
    kept = {folder.name for folder in (tmp_path / "proofs").iterdir()}
    assert kept == {f"state {number}" for number in range(2, KEPT + 2)}


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"CI": "true"}, True),
        ({"BOOK_EXECUTE": "force"}, True),
        ({"CI": "true", "BOOK_EXECUTE": "cache"}, False),
    ],
)
def test_execution_is_forced(environ: dict[str, str], expected: bool) -> None:
    assert forced(environ) is expected


def test_a_wrong_word_is_named() -> None:
    with pytest.raises(ValueError, match="BOOK_EXECUTE is 'always', expected one of"):
        forced({"BOOK_EXECUTE": "always"})
