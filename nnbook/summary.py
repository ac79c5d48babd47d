"""What a network consists of, as a table of text."""

from collections.abc import Sequence

from nnbook.layers import Layer
from nnbook.types import Shape


def summary_table(layers: Sequence[Layer], shapes: Sequence[Shape]) -> str:
    """A line for each layer: itself, the shape of a sample after it, its parameters."""
    rows = [("layer", "sample", "parameters")]
    for layer, shape in zip(layers, shapes, strict=True):
        rows.append((repr(layer), _shown(shape), f"{layer.parameter_count:,}"))
    total = sum(layer.parameter_count for layer in layers)
    rows.append(("", "total", f"{total:,}"))
    wide = [max(len(row[i]) for row in rows) for i in range(3)]
    return "\n".join(
        f"{layer:{wide[0]}}  {shape:{wide[1]}}  {count:>{wide[2]}}".rstrip()
        for layer, shape, count in rows
    )


def _shown(shape: Shape) -> str:
    """(8, 28, 28) as 8 x 28 x 28; a size that is not known as ?."""
    if shape is None:
        return "?"
    return " x ".join("?" if size is None else str(size) for size in shape)
