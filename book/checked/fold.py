"""A fold: `<details>` with a plain line as its summary, no script, no paragraph."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class fold(nodes.General, nodes.Element):
    """Content that opens on demand under the line `says`."""


def folded(says: str, *content: nodes.Node, name: str = "") -> fold:
    """Fold nodes under a line; `name` is a further class."""
    return fold("", *content, says=says, classes=["fold", *([name] if name else [])])


def visit_fold(self: HTML5Translator, node: fold) -> None:
    """Open the fold."""
    self.body.append(self.starttag(node, "details"))
    self.body.append(f"<summary>{html.escape(node['says'])}</summary>\n")


def depart_fold(self: HTML5Translator, node: fold) -> None:
    """Close the fold."""
    self.body.append("</details>\n")


def say(self: object, node: fold) -> None:
    """Other formats show the content where it stands."""


def setup(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(
        fold, html=(visit_fold, depart_fold), text=(say, say), latex=(say, say)
    )
