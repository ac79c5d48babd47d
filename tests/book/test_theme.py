"""The page around the text: legible in both modes, nothing from elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from checked import theme

ASSETS = Path(__file__).parents[2] / "book" / "assets"
STYLE = (ASSETS / "checked.css").read_text()
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", STYLE
    )
}


def luminance(colour: str) -> float:
    rgb = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
class TestContrast:
    @pytest.mark.parametrize("name", ["ink", "soft", "checked", "turn", "wrong"])
    def test_words_on_paper(self, mode: int, name: str) -> None:
        assert contrast(TOKENS[name][mode], TOKENS["paper"][mode]) >= 4.5

    @pytest.mark.parametrize(
        "name", ["ink", "soft", *(n for n in TOKENS if n.startswith("code-"))]
    )
    def test_words_in_code(self, mode: int, name: str) -> None:
        assert contrast(TOKENS[name][mode], TOKENS["code"][mode]) >= 4.5

    @pytest.mark.parametrize("number", range(1, 6))
    def test_lines_on_paper(self, mode: int, number: int) -> None:
        """The labels at the ends of lines are words too."""
        series = TOKENS[f"series-{number}"][mode]
        assert contrast(series, TOKENS["paper"][mode]) >= 4.5


class TestNothingFromElsewhere:
    @pytest.mark.parametrize(
        "path",
        [*ASSETS.glob("checked.*"), *theme.TEMPLATES.glob("*.html")],
        ids=lambda path: path.name,
    )
    def test_no_address_of_another_site(self, path: Path) -> None:
        addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", path.read_text())
        assert set(addresses) <= {"http://www.w3.org"}

    def test_lock_pins_by_checksum_and_names_no_registry(self) -> None:
        lock = json.loads((ASSETS / "package-lock.json").read_text())
        packages = {name: p for name, p in lock["packages"].items() if name}
        assert all(p["integrity"].startswith("sha512-") for p in packages.values())
        assert not any("resolved" in p for p in packages.values())

    def test_versions_are_exact(self) -> None:
        wanted = json.loads((ASSETS / "package.json").read_text())
        versions = wanted["dependencies"] | wanted["devDependencies"]
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", v) for v in versions.values())

    def test_site_carries_woff2_only_and_no_test_tools(self) -> None:
        carried = json.loads((ASSETS / "package.json").read_text())["static"]
        assert {Path(source).suffix for source in carried.values()} == {
            ".woff2",
            ".css",
        }
        assert not any("axe" in source for source in carried.values())

    def test_every_font_of_the_style_sheet_is_carried(self) -> None:
        carried = json.loads((ASSETS / "package.json").read_text())["static"]
        fonts = re.findall(r'url\("(vendor/[^"]+)"\)', STYLE)
        assert len(fonts) == 4
        assert set(fonts) <= set(carried)


def test_icons_weigh_little() -> None:
    assert (theme.TEMPLATES / "icons.html").stat().st_size < 5000


class TestContents:
    TREE = (
        '<p aria-level="2" class="caption" role="heading"><span>Checks</span></p>'
        '<ul class="current"><li>'
        '<a class="current reference internal" href="#">Here</a></li></ul>'
    )
    TOC = (
        '<ul>\n<li><a class="reference internal" href="#">Here</a><ul>\n'
        '<li><a class="reference internal" href="#one">One</a></li>\n'
        "</ul>\n</li>\n</ul>"
    )

    def contents(self, toc: str) -> str:
        context: dict[str, Any] = {"toctree": lambda **_: self.TREE, "toc": toc}
        return theme.contents(context)

    def test_sections_stand_under_the_open_page(self) -> None:
        html = self.contents(self.TOC)
        assert html.index("Here</a><ul class=") < html.index("#one")
        assert html.count("<ul") == html.count("</ul>") == 2

    def test_page_without_sections(self) -> None:
        assert "sections" not in self.contents("")

    def test_captions_are_no_headings(self) -> None:
        html = self.contents("")
        assert "role=" not in html
        assert '<p class="part">' in html


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("checked.css", True),
        ("vendor/katex.min.css", True),
        ("copybutton.css", True),
        ("styles/sphinx-book-theme.css", False),
        ("scripts/sphinx-book-theme.js", False),
        ("mystnb.4510f1fc.css", False),
        ("proof.css", False),
    ],
)
def test_what_a_page_loads(file: str, kept: bool) -> None:
    context: dict[str, Any] = {"css_files": [file], "script_files": []}
    theme.dress(None, "", "", context, None)  # type: ignore[arg-type]
    assert bool(context["css_files"]) == kept


@pytest.mark.parametrize("body", ["<p>plain</p>", '<div class="sd-card docutils">'])
def test_cards_bring_their_style_sheet(body: str) -> None:
    files = ["sphinx-design.min.css"]
    context: dict[str, Any] = {"css_files": files, "script_files": [], "body": body}
    theme.dress(None, "", "", context, None)  # type: ignore[arg-type]
    assert bool(context["css_files"]) == ("sd-" in body)


def test_entries_of_the_bibliography_are_items_of_a_list() -> None:
    body = '<div role="list"><div role="doc-biblioentry">Rosenblatt</div></div>'
    context: dict[str, Any] = {"css_files": [], "script_files": [], "body": body}
    theme.dress(None, "", "", context, None)  # type: ignore[arg-type]
    assert 'role="listitem"' in context["body"]
    assert "doc-" not in context["body"]


def test_no_class_of_ours_is_one_that_katex_writes() -> None:
    """A rule for `.text` once moved the words inside formulas."""
    katex = {"base", "strut", "text", "mord", "mop", "mbin", "mrel", "mopen", "mclose"}
    katex |= {"mpunct", "minner", "mspace", "mtable", "mfrac", "sqrt", "root", "accent"}
    katex |= {"fix", "tag", "newline", "sizing", "rule", "overline", "vlist", "boxed"}
    assert not katex & set(re.findall(r"\.([a-zA-Z][\w-]*)", STYLE))
