"""`{all-exercises}`: every exercise by chapter, and what became of the sources' tasks.

Links lead to where an exercise is shown, which is known when all pages were read; the
tables are therefore made when the page is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.nodes import make_refnode

import exercises
from checked.box import boxed
from checked.directive import CheckedDirective
from checked.domain import CheckedDomain
from checked.link import site_link
from checked.sources import page_of
from checked.table import Cell, table
from exercises import Exercise

TITLES = ("By chapter", "By source")


class pending_exercises(nodes.General, nodes.Element):
    """The place of one table; `title` says which."""


class AllExercisesDirective(CheckedDirective):
    """Leave places for the tables."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """A section for each table."""
        return [self.section(title) for title in TITLES]

    def section(self, title: str) -> nodes.section:
        """A section of the page with the place of its table."""
        name = nodes.make_id(f"exercises-{title}")
        section = nodes.section("", nodes.title(title, title), ids=[name], names=[name])
        if title == "By source":
            section += self.paragraph(letters())
        section += pending_exercises(title=title)
        self.state.document.note_explicit_target(section)
        return section


def letters() -> str:
    """Say what the letters in the codes of tasks stand for."""
    said = [f"{k} is {v}" for k, v in exercises.tasks()["sources"].items()]
    return (
        "The book grew out of five documents, and nothing that they ask for is lost. "
        f"A task's code begins with the letter of its document: {'; '.join(said)}. "
        "Several exercises beside a task share it between them."
    )


class Syllabus:
    """The tables, as seen from one page."""

    def __init__(self, app: Sphinx, docname: str) -> None:
        """Links are relative to the page `docname`."""
        self.app, self.docname = app, docname
        self.domain = cast(CheckedDomain, app.env.get_domain("checked"))

    def content(self, title: str) -> nodes.Node:
        """The table of a section."""
        if title == "By source":
            asked = ("Task", "What is asked", "Exercises")
            return table(asked, self.sources(), "tasks")
        head = ("Exercise", "Chapter", "Kind", "Points", "Minutes", "After")
        return table(head, map(self.row, exercises.all_exercises()))

    def row(self, exercise: Exercise) -> list[Cell]:
        """One exercise: what it is, what it takes, what comes before."""
        return [
            self.link(exercise, exercise.title),
            exercises.chapters()[exercise.chapter],
            exercise.kind,
            str(exercise.points),
            str(exercise.minutes),
            self.links(exercise.prerequisites),
        ]

    def sources(self) -> Iterator[list[Cell]]:
        """Every task of the sources, with the exercises that cover it."""
        covered: dict[str, list[str]] = defaultdict(list)
        for exercise in exercises.all_exercises():
            for task in exercise.sources:
                covered[task].append(exercise.id)
        for task, asked in exercises.tasks()["tasks"].items():
            yield [task, asked, self.links(covered[task])]

    def links(self, names: tuple[str, ...] | list[str]) -> list[nodes.Node]:
        """Links to exercises by their ids, with commas between."""
        found: list[nodes.Node] = []
        for name in names:
            found += [nodes.Text(", ")] if found else []
            found.append(self.link(exercises.get(name), name))
        return found or [nodes.Text("")]

    def link(self, exercise: Exercise, text: str) -> nodes.Node:
        """To where the exercise is shown, else to its source."""
        place = self.domain.place("exercise", exercise.id)
        if place is None:
            module = f"exercises.catalogue.{exercise.folder.name}.checks"
            return site_link(text, page_of(module))
        return make_refnode(
            self.app.builder, self.docname, place.page, place.target, nodes.Text(text)
        )


def fill(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Put the tables in their places."""
    for node in list(document.findall(pending_exercises)):
        content = Syllabus(app, docname).content(node["title"])
        node.replace_self(boxed("checks", content))


def setup(app: Sphinx) -> None:
    """Register the directive and what fills it in."""
    app.add_node(pending_exercises)
    app.add_directive("all-exercises", AllExercisesDirective)
    app.connect("doctree-resolved", fill)
