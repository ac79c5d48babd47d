"""The page around the text: our own layout, one style sheet, one small script.

The templates beside this module replace those of the theme; the style sheets and
scripts that the theme and its extensions would load are left out, because `checked.css`
covers what they cover.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform

from checked.fold import fold

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

TEMPLATES = Path(__file__).parent / "templates"

# What other extensions would load and `checked.css` does instead.
DROPPED = re.compile(
    r"pygments\.css|alabaster|basic\.css|mystnb|proof\.css|exercise\.css|"
    r"togglebutton\.|sphinx-book-theme|pydata|katex-math\.css|katex_autorenderer|"
    r"sphinx-thebe|require|comments"
)
# Ids that the extensions give to every box of a page, so that none is unique.
SHARED_IDS = {"proof-content", "exercise-content", "solution-content", "proof"}
MEASURE = 76  # characters of code that fit the width of the text
# A role that WAI-ARIA has given up, and what an entry of a list is instead.
ENTRY_ROLE = 'role="doc-biblioentry"', 'role="listitem"'
OPEN_PAGE = re.compile(r'<a class="current reference internal" href="#">.*?</a>')
# Loaded where a page has cards, grids or tabs.
DESIGN = re.compile(r"sphinx-design|design-tabs")
# Parts of the theme that no page loads: 7 MB that need not be published.
UNUSED = ("scripts", "styles", "images", "locales", "vendor/fontawesome")


def add_templates(app: Sphinx, config: Config) -> None:
    """Put our templates before those of the theme."""
    config.templates_path.insert(0, str(TEMPLATES))
    config.numfig_format = {"figure": "Figure %s", **config.numfig_format}


def dress(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the template its table of contents and leave out what is not used."""
    context["contents"] = lambda: contents(context)
    if "body" in context:
        context["body"] = context["body"].replace(*ENTRY_ROLE)
    designed = re.search(r'class="[^"]*\bsd-', context.get("body", ""))
    for kind in ("css_files", "script_files"):
        context[kind] = [
            file
            for file in context[kind]
            if not DROPPED.search(_name(file))
            and (designed or not DESIGN.search(_name(file)))
        ]


def _name(file: Any) -> str:
    return str(getattr(file, "filename", file) or "")


def contents(context: dict[str, Any]) -> str:
    """The contents of the book, with the sections of the open page under its title."""
    tree = context["toctree"](collapse=True, includehidden=True, maxdepth=3)
    # Sphinx writes the captions of parts as headings; here they are labels of lists.
    tree = re.sub(r'<p [^>]*class="caption"[^>]*>', '<p class="part">', tree)
    return OPEN_PAGE.sub(lambda link: link[0] + sections(context), tree, count=1)


def sections(context: dict[str, Any]) -> str:
    """The list of sections of the open page, or nothing."""
    _, found, rest = str(context.get("toc") or "").partition("</a><ul>")
    return '<ul class="sections">' + rest.rpartition("</li>")[0] if found else ""


class UniqueIds(SphinxPostTransform):
    """Remove the ids that several boxes of a page share."""

    default_priority = 300
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Leave every other id alone."""
        for node in self.document.findall(nodes.Element):
            if SHARED_IDS & set(node.get("ids", ())):
                node["ids"] = [name for name in node["ids"] if name not in SHARED_IDS]


class FigureFirst(SphinxPostTransform):
    """Where a folded cell draws a figure, the figure stands first, its code after."""

    default_priority = 320  # myst-nb folds at 199
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Swap the two parts of such cells."""
        for code in list(self.document.findall(HideCodeCellNode)):
            cell = code.parent
            drawn = [n for n in cell.children if any(n.findall(_is_figure))]
            if code not in drawn and drawn:
                cell.remove(code)
                cell.append(code)


def _is_figure(node: nodes.Node) -> bool:
    return isinstance(node, nodes.figure | nodes.image)


class WideCode(SphinxPostTransform):
    """Code with lines longer than the measure is marked: it may use the margin."""

    default_priority = 330
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Look at the longest line of each block."""
        for block in self.document.findall(nodes.literal_block):
            longest = max(map(len, block.astext().splitlines()), default=0)
            if longest > MEASURE and "output" not in block["classes"]:
                block["classes"].append("wide")


class Folds(SphinxPostTransform):
    """Admonitions of the class `dropdown` become `details`, which need no script."""

    default_priority = 310
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Keep the box's own classes, so that it looks the same when it is open."""
        for node in list(self.document.findall(nodes.Element)):
            if "dropdown" in node.get("classes", ()) and len(node) > 1:
                node.replace_self(_folded(node))


def _folded(node: nodes.Element) -> fold:
    """A fold with the title of the box as its line, then its content."""
    title = node[0] if isinstance(node[0], nodes.title) else None
    says = title.astext() if title is not None else node.tagname.capitalize()
    names = [n for n in node["classes"] if n not in {"dropdown", "toggle"}]
    content = node.children[0 if title is None else 1 :]
    classes = ["fold", "admonition", *names]
    return fold("", *content, says=says, classes=classes, ids=node["ids"])


def visit_hidden_code(self: HTML5Translator, node: HideCodeCellNode) -> None:
    """Fold a cell under one plain line (two paragraphs in a summary are no HTML)."""
    classes = " ".join(["fold", "fold-code", *node["classes"]])
    says = "The output" if "below-input" in node["classes"] else "The code"
    self.body.append(f'<details class="{classes}"><summary>{says}</summary>\n')


def depart_hidden_code(self: HTML5Translator, node: HideCodeCellNode) -> None:
    """Close the fold."""
    self.body.append("</details>\n")


def remove_unused(app: Sphinx, exception: Exception | None) -> None:
    """Take the theme's icon font, style sheets and scripts out of the site."""
    for part in UNUSED if exception is None else ():
        shutil.rmtree(Path(app.outdir) / "_static" / part, ignore_errors=True)


def setup(app: Sphinx) -> dict[str, bool | str]:
    """Register the layout, the style sheet and the small corrections of the HTML."""
    app.connect("config-inited", add_templates)
    app.connect("html-page-context", dress, priority=900)
    app.connect("build-finished", remove_unused)
    app.add_post_transform(UniqueIds)
    app.add_post_transform(FigureFirst)
    app.add_post_transform(WideCode)
    app.add_post_transform(Folds)
    app.add_node(
        HideCodeCellNode, override=True, html=(visit_hidden_code, depart_hidden_code)
    )
    app.add_css_file("checked.css", priority=900)
    app.add_js_file("checked.js", loading_method="defer")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
