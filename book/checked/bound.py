"""Numbers that a page's own run computed carry the mark, too.

Every paragraph in which a glued value stands gets one mark, which leads to the row of
the page in the table of all checks.
"""

from __future__ import annotations

from datetime import UTC, datetime

from docutils import nodes
from myst_nb.ext.glue.utils import PendingGlueReference
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx

from checked.mark import mark, row_of, when


def is_glued(node: nodes.Node) -> bool:
    """Whether a node holds a value that a cell computed."""
    if isinstance(node, PendingGlueReference):
        return True
    return isinstance(node, nodes.inline) and "pasted-text" in node["classes"]


def mark_numbers(app: Sphinx, document: nodes.document) -> None:
    """Mark each paragraph with a glued value once."""
    env = app.env
    paragraphs = [
        node
        for node in document.findall(nodes.paragraph)
        if not isinstance(node.parent, nodes.entry) and any(node.findall(is_glued))
    ]
    data = NbMetadataCollector.get_exec_data(env, env.docname)
    if not (paragraphs and data):
        return
    ran = when(datetime.fromtimestamp(data["mtime"], UTC).isoformat())
    says = f"These numbers were computed by the code of this page on {ran}"
    for paragraph in paragraphs:
        paragraph.insert(0, mark("", says, anchor=row_of(env.docname)))


def setup(app: Sphinx) -> None:
    """Look at each page when it has been read and executed."""
    app.connect("doctree-read", mark_numbers, priority=600)
