"""Images of one colour, whose pixels differ in how much of it they hold.

A page in dark mode swaps the colours of a figure, but not those inside an image. So an
image holds opacities only, and a filter of the SVG pours the colour over it.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.image import AxesImage

from nnbook.plotting.palette import INK, SERIES
from nnbook.types import Array

_STAMPED: Final = re.compile(r'id="tint-#([0-9a-f]{6})"')
POSITIVE: Final = SERIES[0]
NEGATIVE: Final = SERIES[4]
FINE: Final = 5  # parts of a pixel, each way, of which the minus is cut out
MINUS: Final = np.ones((FINE, FINE))
MINUS[FINE // 2, 1:-1] = 0
Extent: TypeAlias = tuple[float, float, float, float]


def tint(ax: Axes, opacity: Array, extent: Extent, colour: str = INK) -> AxesImage:
    """Draw an image (H, W) of opacities in [0, 1] over (left, right, bottom, top)."""
    rgba = np.empty((*opacity.shape, 4))
    rgba[..., :3], rgba[..., 3] = to_rgb(colour), opacity
    image = ax.imshow(rgba, extent=extent, interpolation="none", aspect="equal")
    image.set_gid(f"tint-{colour}")
    return image


def signed_tint(ax: Axes, values: Array, extent: Extent) -> list[AxesImage]:
    """Draw an image (H, W) in [-1, 1]: blue above zero, red below, nothing at zero.

    A minus cut out of each pixel below zero tells the sign where there is no colour.
    """
    below = np.kron(np.clip(-values, 0, 1), MINUS)
    drawn = {POSITIVE: np.clip(values, 0, 1), NEGATIVE: below}
    return [
        tint(ax, opacity, extent, colour)
        for colour, opacity in drawn.items()
        if opacity.any()
    ]


def recoloured(svg: str) -> str:
    """Return the SVG with a filter for each colour of its tints."""
    colours = sorted(set(_STAMPED.findall(svg)))
    if not colours:
        return svg
    filters = "".join(
        f'<filter id="tint-{colour}" color-interpolation-filters="sRGB">'
        f'<feFlood style="flood-color: #{colour}"/>'
        '<feComposite operator="in" in2="SourceAlpha"/></filter>'
        for colour in colours
    )
    filtered = _STAMPED.sub(r'filter="url(#tint-\1)"', svg)
    return re.sub(r"(<svg [^>]*>)", rf"\1<defs>{filters}</defs>", filtered, count=1)
