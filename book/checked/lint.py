"""The book's linter: no bare measured numbers in prose, no figure without words.

    python -m checked.lint [FILE ...]      (all pages of the book by default)

A number that was measured comes from the run that measured it: `{glue:text}`. Bare
decimals, percentages, powers of ten (1e-3) and counts ("3 of 200") in running text,
titles, tables and captions are reported. A constant of definition (the momentum
$0.9$, the $14$ of $16$ gates) is not a measurement, and says so by being inline math;
names and versions are code. Math, code, roles and links are not looked into.

Images, figures and cells that name a figure need a text alternative that says what
they show, and such a text is more than a word.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from checked.project import BOOK, ROOT

WORDS = "two three four five six seven eight nine ten eleven twelve twenty hundred"
COUNT = rf"(?:\d+|{'|'.join(WORDS.split())})"
BARE = re.compile(
    rf"""
      \d+(?:\.\d+)?\s?(?:%|per\s?cent|percentage\s+points?)   # 97 %, 3 per cent
    | \d+(?:\.\d+)?[eE][-+]?\d+                               # 1e-3
    | \d+\.\d+                                                # 0.25
    | \b{COUNT}\s+(?:out\s+)?of\s+{COUNT}\b                   # 3 of 200
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Directives whose content is not prose of the page.
OPAQUE = {
    *("code-cell", "code-block", "code", "literalinclude", "raw", "math", "eval-rst"),
    *("derivation", "claim", "graded", "checks", "bibliography", "toctree"),
}
PICTURES = {"figure", "image", "glue:figure"}
SHORTEST_ALT = 15
EXTENSIONS = {
    *("amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath"),
    "substitution",
}
DIRECTIVE = re.compile(r"\{(?P<name>[\w:+-]+)\}\s*(?P<argument>.*)")
OPTION = re.compile(r":(?P<name>[\w-]+):\s*(?P<value>.*)")


class Finding(NamedTuple):
    """What is wrong on which line."""

    line: int
    message: str


class Directive(NamedTuple):
    """A directive taken apart; `offset` is how far its content is below its fence."""

    name: str
    argument: str
    options: dict[str, Any]
    content: str
    offset: int


def lint(text: str, first: int = 1) -> Iterator[Finding]:
    """Everything wrong in MyST whose first line has the number `first`."""
    for token in parser().parse(text):
        line = first + (token.map[0] if token.map else 0)
        if token.type == "inline":
            yield from lint_inline(token.children or [], line)
        elif token.type in {"fence", "colon_fence"}:
            yield from lint_directive(token, line)


def parser() -> MarkdownIt:
    """The parser of the book, with its extensions."""
    config = MdParserConfig(enable_extensions=EXTENSIONS)
    return create_md_parser(config, RendererHTML)


def lint_inline(children: Sequence[Token], line: int) -> Iterator[Finding]:
    """Bare numbers in the text of a paragraph, pictures without words."""
    text = ""
    depth = 0
    for child in children:
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type in {"softbreak", "hardbreak"}:
            text += "\n"
        elif child.type == "text" and not depth:
            text += child.content
        elif child.type == "image":
            yield from lint_alt(child.content, line + text.count("\n"))
        elif child.nesting == 0:
            text += "\0"
    yield from lint_numbers(text, line)


def lint_numbers(text: str, line: int) -> Iterator[Finding]:
    """Every bare number of a text."""
    for match in BARE.finditer(text):
        found = " ".join(match[0].split())
        where = line + text.count("\n", 0, match.start())
        yield Finding(
            where,
            f"bare number {found!r}: take a measured one from its run with "
            "{glue:text}, write a constant of definition as inline math",
        )


def lint_alt(alt: str, line: int) -> Iterator[Finding]:
    """A text alternative that is missing or says nothing."""
    if len(alt.strip()) < SHORTEST_ALT:
        yield Finding(
            line, f"the picture's text alternative is {alt!r}: say what it shows"
        )


def lint_directive(token: Token, line: int) -> Iterator[Finding]:
    """Look into a directive as its kind asks for."""
    directive = take_apart(token)
    if directive is None:
        return
    if directive.name == "code-cell":
        yield from lint_cell(directive.options, line)
        return
    if directive.name in PICTURES:
        yield from lint_alt(str(directive.options.get("alt", "")), line)
    if directive.name not in OPAQUE | {"image"}:
        if directive.name not in PICTURES:
            yield from lint(directive.argument, line)
        yield from lint(directive.content, line + directive.offset)


def lint_cell(options: dict[str, Any], line: int) -> Iterator[Finding]:
    """A cell that makes a figure has a caption without numbers and an alternative."""
    picture = options.get("mystnb") or {}
    figure = picture.get("figure")
    if figure is None:
        return
    yield from lint(str(figure.get("caption", "")), line)
    yield from lint_alt(str((picture.get("image") or {}).get("alt", "")), line)


def take_apart(token: Token) -> Directive | None:
    """Name, argument, options and content of a fence; None when it is plain code."""
    match = DIRECTIVE.fullmatch(token.info.strip())
    if not match:
        return None
    lines = token.content.split("\n")
    options, used = yaml_options(lines) if lines[0] == "---" else short_options(lines)
    content = "\n".join(lines[used:])
    return Directive(match["name"], match["argument"], options, content, used + 1)


def yaml_options(lines: list[str]) -> tuple[dict[str, Any], int]:
    """Options between two lines of dashes, and how many lines they take."""
    end = lines.index("---", 1)
    return yaml.safe_load("\n".join(lines[1:end])) or {}, end + 1


def short_options(lines: list[str]) -> tuple[dict[str, Any], int]:
    """Options as `:name: value`, and how many lines they take."""
    options: dict[str, Any] = {}
    for used, line in enumerate(lines):
        match = OPTION.fullmatch(line.strip())
        if not match:
            return options, used
        options[match["name"]] = match["value"]
    return options, len(lines)


def pages() -> list[Path]:
    """All pages of the book."""
    skipped = {"node_modules", "assets", "_build"}
    return [p for p in sorted(BOOK.rglob("*.md")) if skipped.isdisjoint(p.parts)]


def main(arguments: Sequence[str]) -> int:
    """Print what is found as `file:line: message`; 1 when there is anything."""
    found = 0
    for path in [Path(name) for name in arguments] or pages():
        shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        for finding in lint(path.read_text("utf-8")):
            print(f"{shown}:{finding.line}: {finding.message}")
            found += 1
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
