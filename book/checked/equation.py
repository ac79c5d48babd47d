"""Equations that a directive makes: numbered, labelled, found by `{eq}`."""

from __future__ import annotations

from typing import cast

from docutils import nodes
from sphinx.domains.math import MathDomain

from checked.directive import CheckedDirective


def equation(directive: CheckedDirective, latex: str, label: str) -> nodes.math_block:
    """A displayed equation under a permanent label."""
    block = nodes.math_block(
        latex,
        latex,
        docname=directive.env.docname,
        label=label,
        nowrap=False,
        number=None,
        ids=[nodes.make_id(f"equation-{label}")],
    )
    directive.set_source_info(block)
    domain = cast(MathDomain, directive.env.get_domain("math"))
    domain.note_equation(directive.env.docname, label, location=block)
    block["number"] = domain.get_equation_number_for(label)
    directive.state.document.note_explicit_target(block)
    return block
