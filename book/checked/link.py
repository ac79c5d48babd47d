"""Links to pages of the site that are not documents, such as source pages."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class site_reference(nodes.Inline, nodes.TextElement):
    """A link whose address is worked out when the page is written."""


def site_link(text: str, page: str, anchor: str = "") -> site_reference:
    """Link to a page of the site, to an anchor in it if given."""
    return site_reference(text, text, page=page, anchor=anchor)


def address(translator: HTML5Translator, page: str, anchor: str) -> str:
    """The relative address of a page, seen from the one that is being written."""
    builder = translator.builder
    uri: str = builder.get_relative_uri(builder.current_docname, page)
    return html.escape(uri.partition("#")[0] + (f"#{anchor}" if anchor else ""))


def visit_link(self: HTML5Translator, node: site_reference) -> None:
    """Open the link."""
    href = address(self, node["page"], node["anchor"])
    self.body.append(f'<a class="reference internal" href="{href}">')


def depart_link(self: HTML5Translator, node: site_reference) -> None:
    """Close the link."""
    self.body.append("</a>")


def leave(self: object, node: site_reference) -> None:
    """Other formats show the text only."""


def setup(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(
        site_reference,
        html=(visit_link, depart_link),
        text=(leave, leave),
        latex=(leave, leave),
    )
