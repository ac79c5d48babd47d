"""Figures that follow the page: SVG set inline, drawn in the page's own colours.

Matplotlib writes a figure with the colours of the light page and its text as text. Here
every SVG image of a page becomes part of it: ink turns into `currentColor`, the colours
of the palette into variables of the style sheet, ids are made unique, and the
alternative text becomes title and description. An image that says nothing to those who
cannot see it is a warning, so the build fails.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

logger = logging.getLogger(__name__)

SHORTEST_ALT: Final = 15
PIXELS_PER_POINT: Final = 96 / 72
STYLE_SHEET: Final = Path(__file__).parents[1] / "assets" / "checked.css"
TOKEN: Final = re.compile(
    r"--(paper|ink|soft|line|series-\d): light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\);"
)
HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\b")
NUMBER: Final = re.compile(r"-?\d+\.\d{3,}")
REFERENCE: Final = re.compile(r"(?<=url\(#)[^)]+(?=\))")
FONTS: Final = (
    (
        re.compile(r"'Source Sans 3'(, '[^']*')*, sans-serif|'DejaVu Sans'"),
        "var(--sans)",
    ),
    (re.compile(r"'STIX[^']*'"), "var(--serif)"),
)
# Attributes that hold coordinates, in points: two decimals are a hundredth of a pixel.
COORDINATES: Final = {"d", "x", "y", "width", "height", "points", "cx", "cy", "r"}
DROPPED: Final = {"metadata", "style"}


@cache
def colours() -> dict[str, str]:
    """What stands on the page for each colour of the figures: colour -> CSS value.

    The style sheet names the colours, and nnbook.plotting draws with its light ones.
    """
    names = TOKEN.findall(STYLE_SHEET.read_text("utf-8"))
    variables = {colour: f"var(--{name})" for name, colour in names}
    ink = next(colour for name, colour in names if name == "ink")
    # What Matplotlib writes for black is ink too.
    return variables | dict.fromkeys((ink, "#000000"), "currentColor")


def inline(svg: str, alt: str, key: str) -> str:
    """The SVG as HTML: one drawing, or a wide one and a narrow one for phones.

    `key` makes the ids of this figure unique on its page.
    """
    root = ET.fromstring(svg)
    narrow = [child for child in root if child.get("class") == "narrow"]
    for child in narrow:
        root.remove(child)
    wide = _element(root, alt, f"{key}-", "figure" + " figure-wide" * bool(narrow))
    if not narrow:
        return f'<div class="figure-scroll">{wide}</div>'
    slim = _element(narrow[0], alt, f"{key}n-", "figure figure-narrow")
    return wide + slim


def _element(root: ET.Element, alt: str, prefix: str, classes: str) -> str:
    """One `<svg>` with role, title and description, its ids prefixed."""
    for element in list(root.iter()):
        _tidy(element)
    _unique_ids(root, prefix)
    view = root.get("viewBox") or f"0 0 {root.get('width')} {root.get('height')}"
    width = float(view.split()[2]) * PIXELS_PER_POINT
    root.attrib.clear()
    root.attrib |= {
        "class": classes,
        "role": "img",
        "aria-labelledby": f"{prefix}t {prefix}d",
        "viewBox": view,
        "fill": "currentColor",
        "stroke-linejoin": "round",
        "style": f"max-width:{width:.0f}px",
    }
    first, _, _ = alt.partition(". ")
    for name, text in (("d", alt), ("t", first.rstrip("."))):
        says = ET.Element("title" if name == "t" else "desc", id=f"{prefix}{name}")
        says.text = text
        root.insert(0, says)
    return ET.tostring(root, encoding="unicode")


def _tidy(element: ET.Element) -> None:
    """Local names, colours of the page, fewer decimals, no metadata, no white space."""
    element.tag = element.tag.rpartition("}")[2]
    for child in [c for c in element if c.tag.rpartition("}")[2] in DROPPED]:
        element.remove(child)
    for name, value in list(element.attrib.items()):
        del element.attrib[name]
        element.set(name.rpartition("}")[2], _restated(name, value))
    if re.match(r"rotate\(-?0(\.0*)? ", element.get("transform", "")):
        del element.attrib["transform"]
    if element.tag == "text" and len(element):
        _flow(list(element))
    if element.tag not in {"text", "tspan", "title", "desc"}:
        element.text = None
    element.tail = None


def _flow(spans: list[ET.Element]) -> None:
    """Let the digits of a power stand side by side, however wide the font sets them."""
    if not all("'DejaVu Sans'" in span.get("style", "") for span in spans):
        return
    heights = [float(span.get("y", 0)) for span in spans]
    for span, before, after in zip(spans[1:], heights, heights[1:], strict=False):
        span.attrib.pop("x", None)
        span.attrib.pop("y", None)
        span.set("dy", f"{after - before:.2f}")


def _restated(name: str, value: str) -> str:
    if name in COORDINATES:
        value = " ".join(NUMBER.sub(lambda m: f"{float(m[0]):.2f}", value).split())
    if name in {"style", "fill", "stroke", "color"}:
        value = HEX.sub(lambda m: colours().get(m[0].lower(), m[0]), value)
        for font, ours in FONTS:
            value = font.sub(ours, value)
    return value


def _unique_ids(root: ET.Element, prefix: str) -> None:
    """Prefix the ids that something refers to; drop the others."""
    used = set(_references(root))
    for element in root.iter():
        if (name := element.get("id")) is not None:
            del element.attrib["id"]
            if name in used:
                element.set("id", prefix + name)
        if (target := element.get("href", "")).startswith("#"):
            element.set("href", f"#{prefix}{target[1:]}")
        for attribute in ("clip-path", "mask", "filter", "style", "fill"):
            if "url(#" in (value := element.get(attribute, "")):
                new = REFERENCE.sub(lambda m: prefix + m[0], value)
                element.set(attribute, new)


def _references(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        for value in element.attrib.values():
            yield from REFERENCE.findall(value)
        if (target := element.get("href", "")).startswith("#"):
            yield target[1:]


class InlineFigures(SphinxPostTransform):
    """Set the SVG images of a page inline; ask every image for its alternative text."""

    default_priority = 5  # before anything copies the files
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Replace each image that is an SVG of this book."""
        page = hashlib.sha256(self.env.docname.encode()).hexdigest()[:4]
        for number, image in enumerate(list(self.document.findall(nodes.image))):
            alt = " ".join(image.get("alt", "").split())
            if len(alt) < SHORTEST_ALT:
                _complain(image, f"says too little in its alternative text ({alt!r})")
            path = Path(self.env.srcdir) / image["uri"].lstrip("/")
            if path.suffix == ".svg" and path.is_file():
                markup = inline(path.read_text("utf-8"), alt, f"f{page}{number}")
                image.replace_self(nodes.raw("", markup, format="html"))
            elif "jupyter_execute" in path.parts:
                _complain(image, "comes out of a cell as pixels; draw it as SVG")


def _complain(image: nodes.image, what: str) -> None:
    logger.warning("figure %s %s", image["uri"], what, location=image, type="checked")


def setup(app: Sphinx) -> dict[str, bool | str]:
    """Register the transform."""
    app.add_post_transform(InlineFigures)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
