"""`progress --html`: one page that stands alone, in the look of the book."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..learner.standing import duration

Row = dict[str, Any]
NOTE = (
    "Time runs from one command to the next until an exercise is passed; breaks of "
    "more than half an hour are left out, and so is what happens without a command. "
    "This page shows a note kept in the work folder. Points are only ever given by "
    "checking again."
)


def write(
    path: Path, rows: Sequence[Row], summary: Sequence[Row], total: Row, streak: int
) -> None:
    """Write the page; only ever over another page."""
    if path.suffix.lower() not in (".html", ".htm"):
        raise ValueError(f"{path} does not end in .html")
    path.write_text(_page(rows, summary, total, streak), "utf-8")


def _page(rows: Sequence[Row], summary: Sequence[Row], total: Row, streak: int) -> str:
    style = files(__package__).joinpath("page.css").read_text("utf-8")
    chapters = "\n".join(
        _chapter(entry, [row for row in rows if row["chapter"] == entry["chapter"]])
        for entry in summary
    )
    facts = [
        ("points", f"{total['best']} of {total['points']}"),
        ("exercises passed", f"{total['passed']} of {total['exercises']}"),
        ("chapters complete, from the first", str(streak)),
        ("time", duration(total["seconds"]) or "none yet"),
    ]
    said = "".join(
        f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Exercises: progress</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>Exercises</h1>
<dl class="facts">{said}</dl>
{_bar(total, "All points")}
{chapters}
<p class="note">{NOTE}</p>
</main>
</body>
</html>
"""


def _chapter(entry: Row, rows: Sequence[Row]) -> str:
    """Return a chapter: its title, its bar, its exercises."""
    name, body = escape(entry["chapter"]), "\n".join(map(_exercise, rows))
    return f"""<section aria-labelledby="{name}">
<h2 id="{name}">{escape(entry["title"])}
<span class="sum">{entry["best"]} of {entry["points"]} points</span></h2>
{_bar(entry, entry["title"])}
<div class="scroll" tabindex="0" role="group" aria-labelledby="{name}">
<table>
<thead><tr><th scope="col">Exercise</th><th scope="col">State</th>
<th scope="col" class="n">Points</th><th scope="col" class="n">Hints</th>
<th scope="col" class="n">Time</th></tr></thead>
<tbody>
{body}
</tbody>
</table>
</div>
</section>"""


def _exercise(row: Row) -> str:
    passed = row["state"] == "passed"
    state = "✓ passed" if passed else escape(row["state"])
    kind = "passed" if passed else "open" if row["state"] != "not started" else "none"
    cells = [f"{row['best']}/{row['points']}", row["hints"], duration(row["seconds"])]
    numbers = "".join(f'<td class="n">{cell or ""}</td>' for cell in cells)
    title, name = escape(row["title"]), escape(row["id"])
    return (
        f'<tr><th scope="row">{title} <code>{name}</code></th>'
        f'<td class="{kind}">{state}</td>{numbers}</tr>'
    )


def _bar(entry: Row, what: str) -> str:
    """Return a bar; its text says the same in words."""
    share = 100 * entry["best"] / max(entry["points"], 1)
    words = f"{what}: {entry['best']} of {entry['points']} points"
    return (
        f'<div class="bar" role="img" aria-label="{escape(words)}">'
        f'<span style="width:{share:.1f}%"></span></div>'
    )
