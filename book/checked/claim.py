"""`{claim} A01`: what is said, who says it, what the check found."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.typing import OptionSpec

from checked import verdicts
from checked.box import boxed
from checked.directive import CheckedDirective
from checked.link import site_link
from checked.mark import mark
from checked.sources import page_of
from checked.store import Record


class ClaimDirective(CheckedDirective):
    """Show one claim with its verdict; the build fails when it is not settled.

    With `:quoted:` it is shown as a quotation from the ledger: without the label, which
    belongs to the ledger alone, and without how it was checked.
    """

    option_spec: ClassVar[OptionSpec] = {"quoted": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Settle, then show, or warn."""
        name = self.arguments[0]
        try:
            record = verdicts.settle(self.store, name)
        except LookupError as error:
            self.warn(str(error))
            return []
        except Exception as error:
            self.warn(f"claim {name!r} raised {type(error).__name__}: {error}")
            return []
        if not record["ok"]:
            known = ", ".join(verdicts.VERDICTS)
            self.warn(f"claim {name!r} is {record['verdict']!r}, not one of: {known}")
        return [self.show(record)]

    def show(self, record: Record) -> nodes.Element:
        """The claim in one block."""
        self.shown.here.modules.add(record["module"])
        page, anchor = page_of(record["module"]), record["anchor"]
        block = boxed(
            f"claim verdict-{nodes.make_id(record['verdict'])}",
            mark(page, verdicts.summary(record), anchor=anchor),
            title(record),
            boxed("claim-text", *self.myst(record["text"])),
            boxed("finding", *self.myst(record["finding"])),
        )
        if "quoted" not in self.options:
            self.enter(record, block)
        return block

    def enter(self, record: Record, block: nodes.Element) -> None:
        """Make this block the place where the claim stands: its label, its evidence."""
        name = record["id"]
        label = f"claim-{name.lower()}"
        self.shown.here.targets["claim", name] = label
        link = site_link(
            "The check as code", page_of(record["module"]), record["anchor"]
        )
        block += boxed("evidence", *self.myst(record["evidence"]))
        block += nodes.paragraph("", "", link, classes=["claim-code"])
        self.target(label, f"claim {name}", block)


def title(record: Record) -> nodes.paragraph:
    """Claim A01, from source A: holds."""
    parts = {
        "claim-id": f"Claim {record['id']}",
        "claim-source": f"source {record['source']}",
        "verdict": record["words"],
    }
    line = nodes.paragraph(classes=["claim-title"])
    for name, text in parts.items():
        line += [nodes.inline(text, text, classes=[name]), nodes.Text(" ")]
    return line


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("claim", ClaimDirective)
