"""Math as HTML: KaTeX runs while the book is built, and bad LaTeX fails the build."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from functools import cache
from pathlib import Path
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
# Node may take long to start on a machine that is busy executing the book.
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


class PatientServer(katex.KaTeXServer):
    """The package's server, which may open its door before it answers.

    Its other way, over a port, waits for that too, but a formula then takes 40 ms for
    each of two acknowledgements.
    """

    @classmethod
    def start_server_process(
        cls, rundir: Path, timeout: float
    ) -> tuple[subprocess.Popen[bytes], socket.socket]:
        """Start the server and connect to it as soon as it listens."""
        path, start = rundir / "katex.sock", time.monotonic()
        command = cls.build_command(socket=path)
        process = subprocess.Popen(command, cwd=rundir, stdin=subprocess.DEVNULL)
        connection = socket.socket(socket.AF_UNIX)
        while connection.connect_ex(str(path)):
            if time.monotonic() - start > timeout:
                process.kill()
                raise cls.timeout_error(timeout)
            time.sleep(katex.ONE_MILLISECOND)
        return process, connection


def setup(app: Sphinx) -> None:
    """Register the renderer under the name that `_config.yml` gives it."""
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = PATIENCE
    katex.KaTeXServer = PatientServer
    app.add_html_math_renderer(
        "checked",
        inline_renderers=(visit_math, None),
        block_renderers=(visit_math_block, None),
    )
