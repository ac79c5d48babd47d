"""Math as HTML: KaTeX runs while the book is built, and bad LaTeX fails the build."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinxcontrib import katex

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

# Errors are ours to report; lengths and colours of formulas need no trust.
OPTIONS = {"throwOnError": True, "strict": "ignore", "trust": False}
# Node may take long to start on a machine that is busy executing the book; a server
# that is given up on is left running by the package.
PATIENCE = 120.0
LABEL = re.compile(r"\\label\{[^}]*\}")


@cache
def render(latex: str, display: bool) -> str:
    """One formula as HTML with MathML inside; KaTeXError when it is not LaTeX."""
    options = {**OPTIONS, "displayMode": display}
    html: str = katex.render_latex(latex, options)
    return html


def displayed(latex: str) -> str:
    r"""Formulas of several lines: rows without an environment become `aligned`."""
    latex = LABEL.sub("", latex).strip()
    if r"\\" in latex and r"\begin" not in latex:
        return r"\begin{aligned}" + latex + r"\end{aligned}"
    return latex


def rendered(node: nodes.Element, latex: str, display: bool) -> str:
    """HTML of a formula, or a warning that names its place."""
    try:
        return render(latex, display)
    except katex.KaTeXError as error:
        logger.warning("KaTeX cannot read %r: %s", latex, error, location=node)
        return f"<code>{nodes.Text(latex).astext()}</code>"


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula that stands in the line."""
    self.body.append(self.starttag(node, "span", "", CLASS="math"))
    self.body.append(rendered(node, node.astext(), display=False))
    self.body.append("</span>")
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on its own line, with its number and its anchor."""
    self.body.append(self.starttag(node, "div", CLASS="math math-display"))
    if node["number"]:
        number = katex.get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append(rendered(node, displayed(node.astext()), display=True))
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the renderer under the name that `_config.yml` gives it."""
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = PATIENCE
    # Of the package's two ways to start its server only this one connects again when
    # the server has opened its door but does not answer yet.
    server = katex.KaTeXServer
    server.start_server_process = server.start_network_socket
    app.add_html_math_renderer(
        "checked",
        inline_renderers=(visit_math, None),
        block_renderers=(visit_math_block, None),
    )
