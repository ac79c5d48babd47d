"""`{graded} softmax`: an exercise with its command, its hints and its solution."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from checked import laws
from checked.box import boxed
from checked.directive import CheckedDirective
from checked.fold import folded
from checked.link import site_link
from checked.mark import mark
from checked.proofs import counted
from checked.sources import page_of
from checked.store import Record
from checked.task import task


class GradedDirective(CheckedDirective):
    """Show one exercise; the build fails when one of its three laws does."""

    def run(self) -> list[nodes.Node]:
        """Try the laws, then show, or warn."""
        name = self.arguments[0]
        try:
            record = laws.try_laws(self.store, name)
        except LookupError as error:
            self.warn(str(error))
            return []
        except Exception as error:
            self.warn(f"exercise {name!r} raised {type(error).__name__}: {error}")
            return []
        for failure in record["failures"]:
            self.warn(f"exercise {name!r}: {failure}")
        return [self.show(record)]

    def show(self, record: Record) -> nodes.Element:
        """The exercise in one block, its answers folded."""
        label = f"exercise-{record['id']}"
        self.shown.here.targets["exercise", record["id"]] = label
        self.shown.here.modules.add(record["module"])
        content = [
            mark(page_of(record["module"]), laws.summary(record)),
            self.facts(record),
            *self.myst(record["statement"]),
            command(record["id"]),
            *self.hints(record),
            solution(record),
        ]
        return task(self, label, record["title"], content)

    def facts(self, record: Record) -> nodes.paragraph:
        """Points, minutes, kind, and what to have done before."""
        facts = {
            "points": counted(record["points"], "point"),
            "minutes": f"about {counted(record['minutes'], 'minute')}",
            "kind": record["kind"],
        }
        line = nodes.paragraph(classes=["task-facts"])
        for name, text in facts.items():
            line += [nodes.inline(text, text, classes=[name]), nodes.Text(" ")]
        return line

    def hints(self, record: Record) -> list[nodes.Node]:
        """One fold for each hint."""
        return [
            folded(f"Hint {number}", *self.myst(hint), name="hint")
            for number, hint in enumerate(record["hints"], start=1)
        ]


def command(name: str) -> nodes.Element:
    """What a learner types to have the work checked."""
    line = f"python -m exercises check {name}"
    return boxed("task-command", nodes.literal_block(line, line, language="bash"))


def solution(record: Record) -> nodes.Element:
    """The reference solution and a link to everything that grades it."""
    code = nodes.literal_block(
        record["solution"], record["solution"], language="python"
    )
    link = site_link("The checks as code", page_of(record["module"]))
    more = nodes.paragraph("", "", link, classes=["task-source"])
    return folded("Solution", code, more, name="solution")


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("graded", GradedDirective)
