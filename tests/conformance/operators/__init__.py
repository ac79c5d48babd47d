"""Each ONNX operator, said in nnbook's words: attributes and layout are translated.

No operator is computed here; where nnbook lacks one, or an attribute, the rule that
says so is next to it.
"""

from tests.conformance.operators import (
    activations,
    images,
    labels,
    layers,
    losses,
    moves,
    optimizers,
    tape,
)

#: Every operator by its name.
OPERATORS = (
    activations.OPERATORS
    | layers.OPERATORS
    | images.OPERATORS
    | losses.OPERATORS
    | labels.OPERATORS
    | optimizers.OPERATORS
    | tape.OPERATORS
    | moves.OPERATORS
)
