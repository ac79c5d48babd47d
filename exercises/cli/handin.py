"""`report`: write the file to hand in."""

from __future__ import annotations

from pathlib import Path

from ..learner import handin
from ..learner.folder import WorkFolder
from . import screen

NAME = "report.json"


def report(file: Path | None, work: Path | None, json: bool) -> int:
    """Write the report, or print it."""
    folder = WorkFolder.find(work)
    made = handin.report(folder)
    entries = made["submissions"]
    if json:
        screen.print_json(made)
        return 0
    if not entries:
        raise ValueError(f"nothing to hand in: no file in {folder.root} is written in")
    path = file or folder.root / NAME
    if path.suffix != ".json":
        raise ValueError(f"{path} does not end in .json")
    path.write_text(handin.dumped(made), "utf-8")
    for entry in entries:
        claimed = entry.get("claimed", {"state": "unreadable"})
        screen.say(f"{entry['exercise']}: {claimed['state']}", indent=2)
    print(f"wrote {path}, the file to hand in")
    if unchecked := [e for e in entries if "not checked" in str(e.get("claimed"))]:
        many = len(unchecked)
        screen.say(f"{many} not checked as they are now: {folder.command('check')}")
    return 0
