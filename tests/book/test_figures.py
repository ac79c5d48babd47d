"""Figures follow the page: its colours, its fonts, a text for those who cannot see."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from checked import figures
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from nnbook.plotting import palette

ALT = "Two curves fall. The wide one falls faster."
SVG = """<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="480pt" height="240pt"
 viewBox="0 0 480 240" xmlns="http://www.w3.org/2000/svg" version="1.1">
 <metadata><rdf>made on a Friday</rdf></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round}</style></defs>
<g id="axes_1"><defs>
   <path id="m1" d="M 0 0 L 0 3.123456 " style="stroke: #5c6470"/></defs>
  <use xlink:href="#m1" x="43.179641" y="201.34894"/>
  <path clip-path="url(#p1)" d="M 0 0 L 1 1" style="fill: none; stroke: #1b5296"/>
  <path style="fill: #123456; stroke: #000000"/>
  <text style="font-size: 9px; font-family: 'Source Sans 3', 'DejaVu Sans', sans-serif;
   fill: #1d2126" transform="rotate(-0 43.1 215.7)">loss in nats</text></g>
 <defs><clipPath id="p1"><rect x="1" y="1" width="2" height="2"/></clipPath></defs>
</svg>
"""
NARROW = (
    '<svg class="narrow" display="none" viewBox="0 0 260 200"><text>slim</text></svg>'
)


def elements(markup: str) -> list[ET.Element]:
    return list(ET.fromstring(f"<body>{markup}</body>").iter())


class TestInline:
    def test_colours_become_those_of_the_page(self) -> None:
        markup = figures.inline(SVG, ALT, "a")
        assert "stroke: var(--series-1)" in markup
        assert "stroke: var(--soft)" in markup
        assert "fill: currentColor" in markup
        assert re.findall(r"#[0-9a-f]{6}", markup) == ["#123456"]  # not of the palette

    def test_text_is_text_in_the_font_of_the_page(self) -> None:
        (text,) = [
            e for e in elements(figures.inline(SVG, ALT, "a")) if e.tag == "text"
        ]
        assert text.text == "loss in nats"
        assert "font-family: var(--sans)" in str(text.get("style"))
        assert "transform" not in text.attrib  # a rotation by nothing

    def test_powers_flow_in_the_font_of_the_page(self) -> None:
        style = "font-family: 'DejaVu Sans'"
        power = f"""<text><tspan x="0" y="-1" style="{style}">1</tspan>
         <tspan x="6.2" y="-1" style="{style}">0</tspan>
         <tspan x="12.6" y="-5" style="{style}">2</tspan></text></svg>"""
        markup = figures.inline(SVG.replace("</svg>", power), ALT, "a")
        spans = [e for e in elements(markup) if e.tag == "tspan"]
        assert [span.get("x") for span in spans] == ["0", None, None]
        assert [span.get("dy") for span in spans] == [None, "0.00", "-4.00"]
        assert "DejaVu" not in markup

    def test_it_says_what_it_shows(self) -> None:
        found = elements(figures.inline(SVG, ALT, "a"))
        (svg,) = [e for e in found if e.tag == "svg"]
        assert svg.get("role") == "img"
        says = {e.get("id"): e.text for e in found if e.tag in {"title", "desc"}}
        labels = str(svg.get("aria-labelledby")).split()
        assert [says[name] for name in labels] == ["Two curves fall", ALT]

    def test_ids_are_unique_and_still_lead_somewhere(self) -> None:
        both = figures.inline(SVG, ALT, "a") + figures.inline(SVG, ALT, "b")
        ids = re.findall(r'\bid="([^"]+)"', both)
        assert len(ids) == len(set(ids)) == 8
        used = re.findall(r'(?:href="#|url\(#)([^")]+)', both)
        assert set(used) < set(ids)
        assert "axes_1" not in both  # nobody refers to it

    def test_nothing_of_the_day_or_the_machine_remains(self) -> None:
        markup = figures.inline(SVG, ALT, "a")
        assert "Friday" not in markup
        assert "3.123456" not in markup
        assert figures.inline(SVG, ALT, "a") == markup

    def test_it_scales_down_but_not_up(self) -> None:
        (svg,) = [e for e in elements(figures.inline(SVG, ALT, "a")) if e.tag == "svg"]
        assert svg.get("style") == "max-width:640px"
        assert not {"width", "height"} & set(svg.attrib)

    def test_phone_has_a_drawing_of_its_own(self) -> None:
        both = SVG.replace("</svg>", NARROW + "</svg>")
        drawn = [e for e in elements(figures.inline(both, ALT, "a")) if e.tag == "svg"]
        classes = [svg.get("class") for svg in drawn]
        assert classes == ["figure figure-wide", "figure figure-narrow"]
        assert "slim" not in ET.tostring(drawn[0], encoding="unicode")
        assert "display" not in drawn[1].attrib

    def test_one_drawing_scrolls_inside_itself(self) -> None:
        assert figures.inline(SVG, ALT, "a").startswith('<div class="figure-scroll">')

    def test_alternative_text_is_escaped(self) -> None:
        markup = figures.inline(SVG, 'a < b & "c" are compared', "a")
        assert elements(markup)  # parses
        assert "a &lt; b &amp;" in markup


class TestPalette:
    def test_style_sheet_and_nnbook_name_the_same_colours(self) -> None:
        assert set(figures.TOKEN.findall(figures.STYLE_SHEET.read_text())) == {
            (name, colour) for colour, name in palette.TOKENS.items()
        }

    def test_ink_and_black_are_the_colour_of_the_text(self) -> None:
        assert figures.colours()[palette.INK] == "currentColor"
        assert figures.colours()["#000000"] == "currentColor"


Build = Callable[[str], tuple[str, str]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build one page of MyST with nothing but the figures; its HTML and warnings."""
    (tmp_path / "curves.svg").write_text(SVG)

    def built(page: str) -> tuple[str, str]:
        (tmp_path / "index.md").write_text("# Page\n\n" + page)
        warnings = io.StringIO()
        out = tmp_path / "out"
        settings = {"extensions": ["myst_parser", "checked.figures"], "numfig": True}
        with patch_docutils(), docutils_namespace():
            app = Sphinx(
                tmp_path,
                None,
                out,
                out / "doctrees",
                "html",
                confoverrides=settings,
                status=None,
                warning=warnings,
            )
            app.build()
        return (out / "index.html").read_text(), warnings.getvalue()

    return built


class TestPage:
    def test_image_is_inline(self, build: Build) -> None:
        page, warnings = build(f"![{ALT}](curves.svg)\n")
        assert 'role="img"' in page
        assert "<img" not in page.partition('<div class="body"')[2]
        assert not warnings

    def test_figure_keeps_caption_and_number(self, build: Build) -> None:
        directive = (
            f"```{{figure}} curves.svg\n:alt: {ALT}\n:name: fig-a\nThey fall.\n```"
        )
        page, warnings = build(directive + "\n\n{numref}`fig-a` shows it.\n")
        assert page.index("<svg") < page.index("They fall.")
        assert 'id="fig-a"' in page
        assert "Fig. 1" in page
        assert not warnings

    @pytest.mark.parametrize("alt", ["", "a figure"])
    def test_silence_is_a_warning(self, build: Build, alt: str) -> None:
        _, warnings = build(f"![{alt}](curves.svg)\n")
        assert "says too little in its alternative text" in warnings
        assert "index.md" in warnings
