"""`{checks}`: every derivation, claim, exercise and executed page, and its state.

The tables are made when the page is written, after all pages were read, so the order
in which pages are read does not matter; the page is written again whenever another
page was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from checked import laws, proofs, verdicts
from checked.box import boxed
from checked.build import this_build
from checked.directive import CheckedDirective
from checked.domain import CheckedDomain
from checked.ledger import Ledger
from checked.store import Record, Store

KINDS: dict[str, tuple[Callable[[], list[str]], Callable[[Store, str], Record]]] = {
    "derivation": (proofs.names, proofs.prove),
    "claim": (verdicts.ids, verdicts.settle),
    "exercise": (laws.ids, laws.try_laws),
}


TITLES = ("Derivations", "Claims", "Exercises", "Executed pages")


class pending_checks(nodes.General, nodes.Element):
    """The place of one table; `title` says which."""


class ChecksDirective(CheckedDirective):
    """Run every check, also of what no page shows, and leave places for the tables."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Warn about each check that fails."""
        self.shown.here.lists_checks = True
        for kind, (names, check) in KINDS.items():
            for name in names():
                self.require(kind, name, check)
        return [self.section(title) for title in TITLES]

    def section(self, title: str) -> nodes.section:
        """A section of the page with the place of its table."""
        name = nodes.make_id(f"checks-of-{title}")
        section = nodes.section("", nodes.title(title, title), ids=[name], names=[name])
        section += pending_checks(title=title)
        self.state.document.note_explicit_target(section)
        return section

    def require(
        self, kind: str, name: str, check: Callable[[Store, str], Record]
    ) -> None:
        """Run one check."""
        try:
            if not check(self.store, name)["ok"]:
                self.warn(f"{kind} {name!r} does not hold")
        except Exception as error:
            self.warn(f"{kind} {name!r} raised {type(error).__name__}: {error}")


def fill(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Put the tables in their places."""
    for node in list(document.findall(pending_checks)):
        content = Ledger(app, docname).content(node["title"])
        node.replace_self(boxed("checks", content))


def note_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Remember whether this build reads anything."""
    this_build(app).reads = bool(docnames)


def write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the page of all checks again when any page was read."""
    domain = cast(CheckedDomain, env.get_domain("checked"))
    ledger = domain.ledger
    return [ledger] if ledger and this_build(app).reads else []


def setup(app: Sphinx) -> None:
    """Register the directive and what fills it in."""
    app.add_node(pending_checks)
    app.add_directive("checks", ChecksDirective)
    app.connect("env-before-read-docs", note_reading)
    app.connect("env-get-updated", write_again)
    app.connect("doctree-resolved", fill)
