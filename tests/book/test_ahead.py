"""Laws are tried by other processes, and none of these stays."""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from checked import ahead, laws
from checked.build import Build
from checked.store import Store

import exercises

NAMES = ["parameter-count", "relu-backward"]


class App(SimpleNamespace):
    """As much of Sphinx's application as a build is kept for."""

    __hash__ = object.__hash__


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """One with a build that keeps its results in an empty folder."""
    app, build = App(), Build(Store(tmp_path))
    monkeypatch.setattr(laws, "ids", lambda: NAMES)
    monkeypatch.setattr(ahead, "this_build", lambda app: build)
    return app


@pytest.fixture
def build(app: Any) -> Build:
    """Its build."""
    return ahead.this_build(app)


def test_laws_are_tried_elsewhere(
    app: Any, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = multiprocessing.active_children()
    ahead.begin(app, None, ["page"])
    monkeypatch.delattr(exercises, "selftest")  # here, that is
    records = [laws.try_laws(build.store, name) for name in NAMES]
    assert [record["id"] for record in records] == NAMES
    assert all(record["ok"] for record in records)
    ahead.end(app, None)
    assert multiprocessing.active_children() == before
    assert laws.untried(build.store) == []


def test_a_failed_build_does_not_wait_for_all(app: Any, build: Build) -> None:
    ahead.begin(app, None, ["page"])
    ahead.end(app, ValueError("a page"))
    assert build.helpers is not None
    with pytest.raises(RuntimeError, match="shutdown"):
        build.helpers.submit(print)


@pytest.mark.parametrize(("ids", "pages"), [(NAMES, []), (NAMES[:1], ["page"])])
def test_no_process_without_need(
    app: Any, build: Build, ids: list[str], pages: list[str], monkeypatch: Any
) -> None:
    monkeypatch.setattr(laws, "ids", lambda: ids)
    ahead.begin(app, None, pages)
    assert build.helpers is None
    ahead.end(app, None)
