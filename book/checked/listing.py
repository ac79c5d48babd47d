"""`{code} nnbook.layers.Dense.backward`: the code itself, by its name, never a copy."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.directives.code import LiteralIncludeReader
from sphinx.util.typing import OptionSpec

from checked.box import boxed
from checked.directive import CheckedDirective
from checked.link import site_link
from checked.sources import Source, find


class CodeDirective(CheckedDirective):
    """Show a module, class, function or method of the repository.

    Options: `:lines:` (as for literalinclude, counted from the object's first line),
    `:emphasize-lines:`, `:linenos:`.
    """

    option_spec: ClassVar[OptionSpec] = {
        "lines": directives.unchanged_required,
        "emphasize-lines": directives.unchanged_required,
        "linenos": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Find the object, read its lines, and put its name above them."""
        name = self.arguments[0]
        try:
            source = find(name)
            code = self.read(source)
        except (LookupError, ValueError) as error:
            self.warn(f"code {name!r}: {error}")
            return []
        self.env.note_dependency(str(source.file))
        self.shown.here.modules.add(source.module)
        caption = nodes.paragraph(
            "", "", nodes.literal("", name), classes=["code-caption"]
        )
        caption += nodes.Text(" ")
        caption += site_link("source", source.page, source.name)
        shown = boxed("code-shown", caption, code)
        target = nodes.make_id(f"code-{name}")
        self.shown.here.targets["code", name] = target
        self.target(target, name, shown)
        return [shown]

    def read(self, source: Source) -> nodes.literal_block:
        """The lines of an object as a block of Python."""
        options: dict[str, object] = {"dedent": None, "lineno-match": None}
        if source.name:
            options["pyobject"] = source.name
        if "lines" in self.options:
            options["lines"] = self.options["lines"]
        reader = LiteralIncludeReader(str(source.file), options, self.config)
        text, _ = reader.read(location=self.get_source_info())
        block = nodes.literal_block(text, text, language="python")
        self.set_source_info(block)
        block["linenos"] = "linenos" in self.options
        block["highlight_args"] = {"linenostart": reader.lineno_start}
        if "emphasize-lines" in self.options:
            block["highlight_args"]["hl_lines"] = directives.positive_int_list(
                self.options["emphasize-lines"]
            )
        return block


def setup(app: Sphinx) -> None:
    """`{code}` is ours: a literal block is written with `code-block`."""
    app.add_directive("code", CodeDirective, override=True)
