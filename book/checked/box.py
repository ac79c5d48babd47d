"""A `div` of our own: docutils' container adds classes that themes style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class box(nodes.General, nodes.Element):
    """A block with classes, nothing else."""


def boxed(classes: str, *content: nodes.Node, target: str = "") -> box:
    """Put nodes into a block with these classes and, if given, this id."""
    node = box("", *content, classes=classes.split())
    if target:
        node["ids"].append(target)
    return node


def visit_box(self: HTML5Translator, node: box) -> None:
    """Open the block."""
    self.body.append(self.starttag(node, "div"))


def depart_box(self: HTML5Translator, node: box) -> None:
    """Close the block."""
    self.body.append("</div>\n")


def leave(self: object, node: box) -> None:
    """Other formats need no block."""


def setup(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(
        box, html=(visit_box, depart_box), text=(leave, leave), latex=(leave, leave)
    )
