"""A numbered exercise of sphinx-exercise, made by a directive instead of its fence."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx_exercise.nodes import (
    exercise_enumerable_node,
    exercise_subtitle,
    exercise_title,
)

from checked.directive import CheckedDirective


def task(
    directive: CheckedDirective, label: str, title: str, content: list[nodes.Node]
) -> nodes.Element:
    """Number it with the other exercises and let `{ref}` and `{numref}` find it."""
    node: nodes.Element = exercise_enumerable_node()
    head = exercise_title("", "Exercise")
    head += exercise_subtitle("", "", *directive.inline(title))
    node += head
    node.extend(content)
    node.attributes |= {
        "classes": ["exercise", "graded"],
        "ids": [label],
        "names": [label],
        "label": label,
        "docname": directive.env.docname,
        "title": "Exercise",
        "type": "exercise",
        "hidden": False,
        "serial_number": directive.env.new_serialno(),
    }
    node.document = directive.state.document
    node.document.note_explicit_target(node, node)
    _register(directive, label, node)
    return node


def _register(directive: CheckedDirective, label: str, node: nodes.Element) -> None:
    env: Any = directive.env
    if not hasattr(env, "sphinx_exercise_registry"):
        env.sphinx_exercise_registry = {}
    env.sphinx_exercise_registry[label] = {
        "type": "exercise",
        "docname": env.docname,
        "node": node.deepcopy(),
    }
