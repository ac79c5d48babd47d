"""`{predict} Question?`: the reader answers first, then opens the fold."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import OptionSpec

from checked.box import boxed
from checked.directive import CheckedDirective
from checked.fold import folded


class PredictDirective(CheckedDirective):
    """A question as argument, its answer as content, folded."""

    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """Show the question, fold the answer."""
        self.assert_has_content()
        question = self.paragraph(self.arguments[0], "question")
        answer = self.myst("\n".join(self.content))
        return [boxed("predict", question, folded("Answer", *answer))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("predict", PredictDirective)
