"""A numbered theorem of sphinx-proof, made by a directive instead of by its fence."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx_proof.nodes import NODE_TYPES

from checked.directive import CheckedDirective

KINDS = tuple(NODE_TYPES)


def theorem(
    directive: CheckedDirective,
    kind: str,
    label: str,
    title: str,
    content: list[nodes.Node],
) -> nodes.Element:
    """Number it with the other theorems and let `{prf:ref}` and `{ref}` find it."""
    node: nodes.Element = NODE_TYPES[kind](
        "",
        classes=["proof", kind],
        title=title,
        label=label,
        countertype=kind,
        realtype=kind,
    )
    shown = directive.inline(directive.config.proof_title_format.replace("%t", title))
    node += nodes.title(title, "", *shown)
    node.extend(content)
    _register(directive, kind, label)
    directive.target(label, title, node)
    return node


def _register(directive: CheckedDirective, kind: str, label: str) -> None:
    env: Any = directive.env
    if not hasattr(env, "proof_list"):
        env.proof_list = {}
    env.proof_list[label] = {
        "docname": env.docname,
        "countertype": kind,
        "realtype": kind,
        "ids": [label],
        "label": label,
        "prio": 0,
        "nonumber": False,
    }
