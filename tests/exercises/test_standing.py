"""Points, streak, time, the page, and the file to hand in."""

import html.parser
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import exercises
from exercises.cli import page
from exercises.grading.submission import Unreadable
from exercises.learner import handin, standing
from exercises.learner.folder import WorkFolder
from exercises.learner.progress import Progress, digest

SOFTMAX = exercises.get("softmax")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_time_runs_from_command_to_command(tmp_path: Path) -> None:
    progress = Progress.read(tmp_path)
    for name, minutes in [("a", 0), ("a", 10), ("b", 15), ("a", 16), ("a", 90)]:
        progress.work(name, NOON + timedelta(minutes=minutes))
    progress.of("a").passed_on = "2026-03-01"
    progress.work("a", NOON + timedelta(minutes=95))
    progress.work("a", NOON)  # the clock was set back
    assert progress.of("a").seconds == 11 * 60
    assert progress.of("b").seconds == 5 * 60
    assert progress.of("a").started == NOON.isoformat()


@pytest.mark.parametrize(
    "seen", ["2026-01-01", "2026-01-01T10:00", "never", "", 3, None]
)
def test_a_forged_time_is_no_time(seen: object, tmp_path: Path) -> None:
    entry = {"seen": seen, "started": seen, "passed_on": seen, "seconds": -(10**30)}
    note = {"exercises": {"softmax": entry | {"best": 10**40, "points": 10**40}}}
    (tmp_path / ".progress.json").write_text(json.dumps(note))
    progress = Progress.read(tmp_path)
    progress.work("softmax")
    assert progress.of("softmax").seconds == 0
    assert standing.rows(WorkFolder(tmp_path))


def test_durations() -> None:
    found = [standing.duration(n) for n in (0, 20, 60, 3599, 5400, 90000)]
    assert found == ["", "1 min", "1 min", "1 h 00 min", "1 h 30 min", "25 h 00 min"]


def test_the_streak_starts_with_the_first_chapter() -> None:
    def streak(*passed: int) -> int:
        return standing.streak([{"passed": n, "exercises": 2} for n in passed])

    assert [streak(), streak(1, 2), streak(2, 2, 0, 2)] == [0, 0, 2]


class Reader(html.parser.HTMLParser):
    """Collects what a page opens and closes, and what it points to."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [v or "" for k, v in attrs if k in ("href", "src")]
        self.ids += [v or "" for k, v in attrs if k == "id"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone(tmp_path: Path) -> None:
    rows = standing.rows(WorkFolder(tmp_path))
    rows[0] |= {"title": "a < b & <script>", "state": "passed", "best": 3}
    summary = standing.by_chapter(rows)
    path = tmp_path / "page.html"
    page.write(path, rows, summary, standing.sums(rows), 0)
    text, reader = path.read_text("utf-8"), Reader()
    reader.feed(text)
    assert reader.open == reader.links == []
    assert "script" not in reader.tags
    assert len(reader.ids) == len(set(reader.ids)) == len(summary)
    assert "http" not in text
    assert "url(" not in text
    assert "prefers-color-scheme: dark" in text
    assert all(row["id"] in text for row in rows)
    with pytest.raises(ValueError, match=r"does not end in \.html"):
        page.write(tmp_path / "softmax.py", rows, summary, standing.sums(rows), 0)


def test_the_report_is_the_same_twice_and_claims_little(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path / "secret place")
    folder.start(SOFTMAX)
    folder.start(exercises.get("parameter-count"))
    assert handin.report(folder)["submissions"] == []
    folder.script(SOFTMAX).write_text("x = 'ü'\n", "utf-8")
    folder.script(exercises.get("dense-forward")).write_bytes(b"\xff\xfe")
    progress = Progress.read(folder.root)
    progress.of("softmax").text = digest("something else")
    progress.of("softmax").score = progress.of("softmax").points = 8
    progress.write()
    text = handin.dumped(handin.report(folder))
    assert text == handin.dumped(handin.report(folder))
    assert "secret" not in text
    assert str(Path.home()) not in text
    unreadable, found = json.loads(text)["submissions"]
    assert unreadable["text"] is None
    assert "UTF-16" in unreadable["trouble"]
    assert found["claimed"] == {"state": "not checked", "score": 0, "points": 8}
    entries = handin.handed(text.encode(), "report.json")
    assert [(e.exercise, e.raw) for e in entries] == [
        ("dense-forward", None),
        ("softmax", "x = 'ü'\n".encode()),
    ]
    assert not any(entry.edited or entry.claimed for entry in entries)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"null",
        b"[" * 100000,
        b'{"format": "nnbook-exercises-report", "version": 1}',
        b'{"format": "nnbook-exercises-report", "version": 1, "submissions": [3]}',
        b'{"format": "nnbook-exercises-report", "version": 2, "submissions": []}',
        b'{"format": "nnbook-exercises-report", "version": 1, "submissions": '
        b'[{"exercise": "softmax", "text": "x"}]}',
        b"\xff",
    ],
)
def test_what_is_no_report_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        handin.handed(raw, "report.json")
