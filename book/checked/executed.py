"""The cells of each page: how many there are and how their last run went."""

from __future__ import annotations

from typing import NamedTuple, cast

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from checked.domain import CheckedDomain


class Execution(NamedTuple):
    """One executed page; `ran` is a POSIX time, `seconds` None when not known."""

    page: str
    cells: int
    seconds: float | None
    ran: float
    ok: bool


def count_cells(app: Sphinx, document: nodes.document) -> None:
    """Record how many code cells the page that was just read has."""
    cells = sum(
        node.get("nb_element") == "cell_code"
        for node in document.findall(nodes.container)
    )
    if cells:
        domain = cast(CheckedDomain, app.env.get_domain("checked"))
        domain.here.cells = cells


def executions(env: BuildEnvironment) -> list[Execution]:
    """Every page with cells, as myst-nb recorded its run."""
    domain = cast(CheckedDomain, env.get_domain("checked"))
    found = []
    for docname, page in domain.pages.items():
        data = NbMetadataCollector.get_exec_data(env, docname)
        if page.cells and data:
            found.append(
                Execution(
                    docname,
                    page.cells,
                    data["runtime"],
                    data["mtime"],
                    data["succeeded"],
                )
            )
    return found


def setup(app: Sphinx) -> None:
    """Count when a page has been read."""
    app.connect("doctree-read", count_cells)
