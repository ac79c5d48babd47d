"""Source pages: "source" links lead to code inside the site, never off it.

A page `source/<module>` holds a module as it was when the book was built; every class
and function in it is an anchor. Only modules that some page links to get one.
"""

from __future__ import annotations

import html
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.pycode import ModuleAnalyzer

from checked.domain import CheckedDomain
from checked.project import ROOT

FOLDER = "source"


class Source(NamedTuple):
    """Where an object is defined; `name` is empty for a whole module."""

    module: str
    name: str
    file: Path

    @property
    def page(self) -> str:
        """The page of the site that holds it."""
        return page_of(self.module)


def page_of(module: str) -> str:
    """The name of a module's source page."""
    return f"{FOLDER}/{module}"


def module_of(file: Path) -> str:
    """The module that a file of this repository is: book/claims/a.py is claims.a."""
    parts = list(file.resolve().relative_to(ROOT).with_suffix("").parts)
    if parts[0] == "book":
        parts = parts[1:]
    if parts[-1] == "__init__":
        parts = parts[:-1]
    return ".".join(parts)


def file_of(module: str) -> Path:
    """The file of a module (without importing it, only its parents)."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise LookupError(f"no module named {module!r}")
    return Path(spec.origin)


def parts_of(module: str) -> list[str]:
    """The modules beside a package's own file; a plain module has none."""
    file = file_of(module)
    if file.name != "__init__.py":
        return []
    beside = (path.stem for path in sorted(file.parent.glob("*.py")))
    return [f"{module}.{stem}" for stem in beside if stem != "__init__"]


def find(name: str) -> Source:
    """The definition behind a dotted name, followed through re-exports.

    LookupError says which part of the name does not exist.
    """
    module, rest = _longest_module(name)
    target: Any = importlib.import_module(module)
    if not rest:
        return Source(module, "", file_of(module))
    for part in rest:
        if not hasattr(target, part):
            raise LookupError(f"{name!r}: {target!r} has no {part!r}")
        target = getattr(target, part)
    target = getattr(target, "fget", None) or target  # a property is its getter
    target = inspect.unwrap(target) if callable(target) else target
    home = getattr(target, "__module__", module)
    qualified = getattr(target, "__qualname__", ".".join(rest))
    file = file_of(home)
    if qualified not in analyzed(home, file).find_tags():
        raise LookupError(f"{name!r} is not a class or function of {home}")
    return Source(home, qualified, file)


def analyzed(module: str, file: Path) -> ModuleAnalyzer:
    """The definitions of a module, read from its file, which is not run for it."""
    return ModuleAnalyzer.for_file(str(file), module)


def _longest_module(name: str) -> tuple[str, list[str]]:
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        module = ".".join(parts[:cut])
        try:
            if importlib.util.find_spec(module):
                return module, parts[cut:]
        except ModuleNotFoundError:
            continue
    raise LookupError(f"no module in {name!r}")


def anchored(highlighted: str, starts: dict[int, str]) -> str:
    """Put an anchor at the first line of each object into highlighted code."""
    head, pre, code = highlighted.partition("<pre>")
    lines = code.split("\n")
    for line, name in starts.items():
        lines[line - 1] = f'<span id="{html.escape(name)}"></span>{lines[line - 1]}'
    return head + pre + "\n".join(lines)


def source_page(builder: StandaloneHTMLBuilder, module: str) -> dict[str, Any]:
    """What the page template needs to show one module."""
    file = file_of(module)
    analyzer = analyzed(module, file)
    tags = analyzer.find_tags()
    starts = {start: name for name, (kind, start, _) in tags.items() if kind != "other"}
    code = builder.highlighter.highlight_block(analyzer.code, "python")
    path = file.resolve().relative_to(ROOT).as_posix()
    heading = f'<h1>{module}</h1>\n<p class="source-path"><code>{path}</code></p>\n'
    return {
        "title": module,
        "parents": [],
        "body": heading + links_to(parts_of(module)) + anchored(code, starts),
    }


def links_to(modules: list[str]) -> str:
    """A line of links from a package's page to the pages of its parts."""
    if not modules:
        return ""
    links = (f'<a href="{name}.html">{name.split(".")[-1]}</a>' for name in modules)
    return f'<p class="source-parts">Its parts: {", ".join(links)}.</p>\n'


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the source page of every module that is linked to."""
    builder = cast(StandaloneHTMLBuilder, app.builder)
    domain = cast(CheckedDomain, app.env.get_domain("checked"))
    linked = domain.modules
    parts = (part for module in linked for part in parts_of(module))
    for module in sorted({*linked, *parts}):
        yield page_of(module), source_page(builder, module), "page.html"


def setup(app: Sphinx) -> None:
    """Register the collector of pages."""
    app.connect("html-collect-pages", collect)
