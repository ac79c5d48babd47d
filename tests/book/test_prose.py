"""The prose of the book keeps to its rules, and the linter sees when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked.lint import lint, main, pages

BAD = {
    "decimal": "The loss falls to 0.25.",
    "percentage": "It reaches 97 % of them.",
    "percentage in words": "About 3 per cent fail.",
    "count": "It fails in 3 of 200 runs.",
    "count over two lines": "It fails in 3 of\n200 runs.",
    "count in words": "Three of ten seeds never leave the plateau.",
    "emphasised count": "It fails in **3** of 200 runs.",
    "power of ten": "They agree to 1e-12.",
    "heading": "# All 0.25 of it",
    "table": "| a |\n|---|\n| 0.25 |",
    "admonition": "```{note}\nThe loss is 0.25.\n```",
    "colon fence": ":::{margin}\nThe loss is 0.25.\n:::",
    "title of a directive": "```{prf:theorem} The 0.25 theorem\nYes.\n```",
    "nested": "::::{note}\n:::{tip}\nThe loss is 0.25.\n:::\n::::",
    "caption": "```{figure} a.png\n:alt: A curve that falls\n\nIt is 0.25.\n```",
    "caption of a cell": (
        "```{code-cell} ipython3\n---\nmystnb:\n"
        "  image: {alt: a curve that falls steeply}\n"
        "  figure: {caption: It is 0.25}\n---\nplot()\n```"
    ),
    "picture without words": "![](a.png)",
    "picture with one word": "![plot](a.png)",
    "figure without words": "```{figure} a.png\n\nA caption.\n```",
    "cell without words": (
        "```{code-cell} ipython3\n---\nmystnb:\n  figure: {caption: It falls}\n---\n"
        "plot()\n```"
    ),
}
GOOD = {
    "glue": "The loss falls to {glue:text}`loss:.2f`, in {glue:text}`n` of 200 runs.",
    "constant as math": "Momentum is $0.9$, and a line separates $14$ of $16$ gates.",
    "displayed math": "$$\n0.9 x\n$$",
    "code": "Python `3.11` and `0.9`.",
    "code block": "```python\nx = 0.25\n```",
    "cell": "```{code-cell} ipython3\nx = 0.25\n```",
    "link": "See [version 1.2](https://example.org/1.2).",
    "own directives": "```{derivation} adam-0.9\n```",
    "whole numbers": "The network has 4 inputs and 2 outputs, one of two classes each.",
    "a figure": "```{figure} a.png\n:alt: A curve that falls steeply\n\nIt falls.\n```",
    "front matter": "---\ntitle: 0.25\n---\n\nText.",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_slip_is_found(text: str) -> None:
    assert list(lint(text))


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert list(lint(text)) == []


def test_the_line_is_named() -> None:
    text = "A.\n\n```{note}\n:class: x\n\nOne.\nThe loss is 0.25.\n```\n"
    assert [finding.line for finding in lint(text)] == [7]


def test_the_exit_status_says_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("Fine.\n")
    assert main([str(page)]) == 0
    page.write_text("Fine.\n\nAbout 0.25.\n")
    assert main([str(page)]) == 1
    assert capsys.readouterr().out.startswith(f"{page}:3: bare number '0.25'")


@pytest.mark.parametrize("file", pages(), ids=lambda file: file.stem)
def test_no_page_has_a_slip(file: Path) -> None:
    assert list(lint(file.read_text("utf-8"))) == []
