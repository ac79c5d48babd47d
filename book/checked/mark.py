"""The check mark: a tick beside what was checked, a link to what checked it.

A ring instead of a disc (class `hollow`) says that the check covers stated sizes only.
The tooltip and the accessible name say what ran and when.
"""

from __future__ import annotations

import html
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.application import Sphinx

from checked.domain import CheckedDomain
from checked.link import address

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

ICON = (
    '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
    'focusable="false"><circle cx="8" cy="8" r="7"/>'
    '<path d="M4.6 8.3l2.3 2.4 4.5-5.1" fill="none" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


class checked_mark(nodes.Inline, nodes.Element):
    """A mark; `page` and `anchor` say where it leads, `says` what was checked."""


def mark(page: str, says: str, *, anchor: str = "", hollow: bool = False) -> nodes.Node:
    """Make a mark that links to a page of the site, or to the list of all checks."""
    classes = ["checked-mark", "hollow"] if hollow else ["checked-mark"]
    return checked_mark(page=page, anchor=anchor, says=says, classes=classes)


def row_of(page: str) -> str:
    """The anchor of an executed page in the table of all checks."""
    return nodes.make_id(f"page-{page}")


def now() -> str:
    """The present time as records keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def when(time: str) -> str:
    """A recorded time as a reader reads it: 20 November 2026, 13:05 UTC."""
    moment = datetime.fromisoformat(time)
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"


def visit_mark(self: HTML5Translator, node: checked_mark) -> None:
    """Write a link with the icon in it."""
    page = node["page"] or ledger(self)
    says = html.escape(node["says"])
    self.body.append(
        f'<a class="{" ".join(node["classes"])}" '
        f'href="{address(self, page, node["anchor"])}" '
        f'title="{says}" aria-label="{says}">{ICON}</a>'
    )


def ledger(translator: HTML5Translator) -> str:
    """The page that lists all checks, or the page itself when there is none."""
    domain = cast(CheckedDomain, translator.builder.env.get_domain("checked"))
    return domain.ledger or translator.builder.current_docname


def leave(self: HTML5Translator, node: nodes.Element) -> None:
    """Nothing to close."""


def skip(self: object, node: nodes.Element) -> None:
    """Other formats carry no marks."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(
        checked_mark,
        html=(visit_mark, leave),
        text=(skip, None),
        latex=(skip, None),
    )
