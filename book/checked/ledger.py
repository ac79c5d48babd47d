"""The tables of the page of all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.nodes import make_refnode

from checked import laws, proofs, verdicts
from checked.build import this_build
from checked.domain import CheckedDomain
from checked.executed import Execution, executions
from checked.link import site_link
from checked.mark import row_of, when
from checked.sources import page_of
from checked.store import Record, Store
from checked.table import Cell, table

Row = list[Cell]


class Ledger:
    """Tables as seen from one page, in the state of this build."""

    def __init__(self, app: Sphinx, docname: str) -> None:
        """Links are relative to the page `docname`."""
        self.app = app
        self.docname = docname
        self.build = this_build(app)
        self.domain = cast(CheckedDomain, app.env.get_domain("checked"))

    def content(self, title: str) -> nodes.Node:
        """The table of a section, or a line that says that it is empty."""
        head, rows = self.tables()[title]
        found = list(rows)
        if found:
            return table(head, found, "checks-table")
        return nodes.paragraph("", "None yet.")

    def tables(self) -> dict[str, tuple[tuple[str, ...], Iterator[Row]]]:
        """Head and rows of each table; rows are made when they are asked for."""
        return {
            "Derivations": (
                ("Title", "Holds", "Steps", "Bridges", "Refuted", "Seconds", "State"),
                map(self.derivation, self.records(proofs.names, proofs.prove)),
            ),
            "Claims": (
                ("Claim", "From", "Verdict", "Seconds", "State"),
                map(self.claim, self.records(verdicts.ids, verdicts.settle)),
            ),
            "Exercises": (
                (
                    "Title",
                    "Points",
                    "Also right",
                    "Wrong caught",
                    "Changes caught",
                    "Seconds",
                    "State",
                ),
                map(self.exercise, self.records(laws.ids, laws.try_laws)),
            ),
            "Executed pages": (
                ("Page", "Cells", "Seconds", "State"),
                map(self.page, executions(self.app.env)),
            ),
        }

    def records(
        self, names: Callable[[], list[str]], check: Callable[[Store, str], Record]
    ) -> Iterator[Record]:
        """The record of every check that could run; the rest was warned about."""
        for name in names():
            try:
                yield check(self.build.store, name)
            except Exception:
                yield {"id": name, "name": name, "error": True}

    def derivation(self, record: Record) -> Row:
        """One derivation."""
        name = record["name"]
        if "error" in record:
            return failed_row(name, 7)
        scopes = {s["scope"] for s in record["steps"]} - {"general"}
        return [
            self.link("derivation", name, record["title"], record["module"]),
            "in general" if record["general"] else f"for {', '.join(sorted(scopes))}",
            str(len(record["steps"])),
            str(len(record["bridges"])),
            f"{sum(c['ok'] for c in record['counterfeits'])} "
            f"of {len(record['counterfeits'])}",
            f"{record['seconds']:.1f}",
            self.state(record, "proved"),
        ]

    def claim(self, record: Record) -> Row:
        """One claim."""
        name = record["id"]
        if "error" in record:
            return failed_row(name, 5)
        return [
            self.link("claim", name, name, record["module"]),
            f"source {record['source']}",
            record["words"],
            f"{record['seconds']:.1f}",
            self.state(record, "settled"),
        ]

    def exercise(self, record: Record) -> Row:
        """One exercise."""
        name = record["id"]
        if "error" in record:
            return failed_row(name, 7)
        return [
            self.link("exercise", name, record["title"], record["module"]),
            str(record["points"]),
            str(record["alternatives"]),
            f"{record['caught']} of {record['mutants']}",
            laws.small_changes(name),
            f"{record['seconds']:.1f}",
            self.state(record, "held to its laws"),
        ]

    def page(self, run: Execution) -> Row:
        """One executed page."""
        title = self.app.env.titles[run.page].astext()
        text = nodes.Text(title)
        link = make_refnode(self.app.builder, self.docname, run.page, "", text)
        link["ids"].append(row_of(run.page))
        new = run.ran >= self.build.started
        ran = when(datetime.fromtimestamp(run.ran, UTC).isoformat())
        return [
            link,
            str(run.cells),
            "" if run.seconds is None else f"{run.seconds:.1f}",
            state(run.ok, "executed" if run.ok else "failed", new, ran),
        ]

    def link(self, kind: str, name: str, title: str, module: str) -> nodes.Node:
        """To where something is shown, else to its source."""
        place = self.domain.place(kind, name)
        if place is None:
            return site_link(title, page_of(module))
        return make_refnode(
            self.app.builder, self.docname, place.page, place.target, nodes.Text(title)
        )

    def state(self, record: Record, word: str) -> nodes.Node:
        """What was done, or that it failed, and whether that was in this build."""
        new, ran = self.build.is_new(record), when(record["ran"])
        return state(record["ok"], word if record["ok"] else "failed", new, ran)


def state(ok: bool, word: str, new: bool, ran: str) -> nodes.Node:
    """A word for the eye, the time for who asks."""
    text = f"{word} in this build" if new else f"{word}, kept from {ran}"
    return nodes.inline(text, text, classes=["state-ok" if ok else "state-failed"])


def failed_row(name: str, columns: int) -> Row:
    """The row of a check that could not run."""
    text = "could not run"
    word = nodes.inline(text, text, classes=["state-failed"])
    return [name, *[""] * (columns - 2), word]
