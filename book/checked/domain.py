"""What is shown where: the record behind the page of all checks.

A Sphinx domain, because Sphinx then forgets pages that change, merges pages that were
read in parallel, and keeps the rest between builds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.domains import Domain


class Place(NamedTuple):
    """Where something is shown."""

    page: str
    target: str


@dataclass
class Page:
    """What one page shows: targets by (kind, name), modules it links to, its cells."""

    targets: dict[tuple[str, str], str] = field(default_factory=dict)
    modules: set[str] = field(default_factory=set)
    cells: int = 0
    lists_checks: bool = False


class CheckedDomain(Domain):
    """The pages of the book and what each of them shows."""

    name = "checked"
    label = "Checked content"
    data_version = 1
    initial_data: dict[str, dict[str, Page]] = {"pages": {}}  # noqa: RUF012

    @property
    def pages(self) -> dict[str, Page]:
        """Every page that shows anything, in an order that is always the same."""
        return dict(sorted(self.data["pages"].items()))

    @property
    def here(self) -> Page:
        """The page that is being read."""
        page: Page = self.data["pages"].setdefault(self.env.docname, Page())
        return page

    def place(self, kind: str, name: str) -> Place | None:
        """Where something is shown first."""
        for docname, page in self.pages.items():
            if (kind, name) in page.targets:
                return Place(docname, page.targets[kind, name])
        return None

    @property
    def ledger(self) -> str | None:
        """The page that lists all checks."""
        listing = (name for name, page in self.pages.items() if page.lists_checks)
        return next(listing, None)

    @property
    def modules(self) -> list[str]:
        """The modules whose source the site must hold."""
        return sorted(set().union(*(page.modules for page in self.pages.values())))

    def clear_doc(self, docname: str) -> None:
        """Forget what a page showed."""
        self.data["pages"].pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: Any) -> None:
        """Take over what another process recorded for the pages that it read."""
        theirs = otherdata["pages"]
        self.data["pages"] |= {
            name: theirs[name] for name in docnames if name in theirs
        }

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """No entries of our own in the search: the pages' text is searched."""
        return iter(())


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(CheckedDomain)
