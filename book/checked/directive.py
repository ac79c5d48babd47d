"""What the book's directives have in common."""

from __future__ import annotations

from typing import cast

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.domains.std import StandardDomain
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from checked.build import this_build
from checked.domain import CheckedDomain
from checked.store import Store

logger = logging.getLogger("checked")


class CheckedDirective(SphinxDirective):
    """A directive whose first argument names what is shown."""

    required_arguments = 1
    has_content = False

    @property
    def store(self) -> Store:
        """Where results are kept between builds."""
        return this_build(self.env.app).store

    @property
    def shown(self) -> CheckedDomain:
        """The record of what is shown where."""
        return cast(CheckedDomain, self.env.get_domain("checked"))

    def warn(self, message: str) -> None:
        """Say what is wrong and where; a warning fails the build."""
        logger.warning(message, location=self.get_location(), type="checked")

    def myst(self, text: str) -> list[nodes.Node]:
        """Parse MyST as if it stood here."""
        parent = nodes.Element()
        lines = StringList(
            text.splitlines(), source=self.env.doc2path(self.env.docname)
        )
        self.state.nested_parse(lines, self.content_offset, parent)
        return parent.children

    def inline(self, text: str) -> list[nodes.Node]:
        """Parse one line of MyST without a paragraph around it."""
        parsed, messages = self.state.inline_text(text, self.lineno)
        return [*parsed, *messages]

    def paragraph(self, text: str, classes: str = "") -> nodes.paragraph:
        """One paragraph of inline MyST."""
        return nodes.paragraph("", "", *self.inline(text), classes=classes.split())

    def target(self, name: str, title: str, node: nodes.Element) -> None:
        """Let `{ref}` and `{numref}` find this node under a permanent name."""
        if name not in node["ids"]:
            node["ids"].append(name)
        self.state.document.note_explicit_target(node, node)
        domain = cast(StandardDomain, self.env.get_domain("std"))
        domain.note_hyperlink_target(name, self.env.docname, name, title)
