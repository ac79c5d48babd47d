"""The work folder is never overwritten; the progress note is never believed."""

import json
from pathlib import Path

import pytest

import exercises
from exercises.learner.folder import WorkFolder
from exercises.learner.progress import Progress

SOFTMAX = exercises.get("softmax")


def test_start_never_touches_what_is_there(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path / "my work")
    assert folder.start(SOFTMAX)
    path = folder.path(SOFTMAX)
    assert path.read_text() == SOFTMAX.stub
    path.write_text("mine")
    assert not folder.start(SOFTMAX)
    assert path.read_text() == "mine"
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    assert not folder.start(SOFTMAX)
    assert not (tmp_path / "nowhere").exists()


def test_reset_keeps_every_old_file(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path)
    assert folder.reset(SOFTMAX) is None
    kept = []
    for text in ("one", "two", "three"):
        folder.path(SOFTMAX).write_text(text)
        kept.append(folder.reset(SOFTMAX))
    assert [path.read_text() for path in kept if path] == ["one", "two", "three"]
    assert folder.path(SOFTMAX).read_text() == SOFTMAX.stub


def test_where_the_folder_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NNBOOK_WORK", raising=False)
    assert WorkFolder.find(None).root == Path("work")
    monkeypatch.setenv("NNBOOK_WORK", str(tmp_path))
    assert WorkFolder.find(None).root == tmp_path
    assert WorkFolder.find(Path("other")).root == Path("other")


def test_a_folder_above_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NNBOOK_WORK", raising=False)
    below = tmp_path / "work" / "training"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert WorkFolder.find(None).root == Path("work")
    (tmp_path / "work/.progress.json").write_text("{}")
    assert WorkFolder.find(None).root == tmp_path / "work"
    (below / "work").mkdir()
    assert WorkFolder.find(None).root == Path("work")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"exercises": 3}',
        '{"exercises": {"softmax": 3}}',
        "\x00",
        "[" * 100000,
        '{"exercises": {"softmax": []}}',
    ],
)
def test_a_broken_note_is_put_aside(text: str, tmp_path: Path) -> None:
    (tmp_path / ".progress.json").write_text(text)
    progress = Progress.read(tmp_path)
    assert progress.records == {}
    progress.of("softmax").hints = 2
    progress.write()
    assert Progress.read(tmp_path).of("softmax").hints == 2
    assert (tmp_path / ".progress.json.unreadable").read_text() == text


def test_entries_of_the_wrong_kind_are_left_out(tmp_path: Path) -> None:
    entry = {"best": 99, "points": 8, "hints": "many", "more": 1, "passed_on": None}
    note = {"exercises": {"softmax": entry}}
    (tmp_path / ".progress.json").write_text(json.dumps(note))
    record = Progress.read(tmp_path).of("softmax")
    assert (record.best, record.points, record.hints, record.passed_on) == (8, 8, 0, "")
