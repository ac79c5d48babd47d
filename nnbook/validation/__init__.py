"""Errors that name the argument, what it was, and what was expected."""

from nnbook.validation.arrays import (
    as_array,
    as_numbers,
    require_each,
    require_finite,
    require_formula_type,
    require_labels,
    require_rows,
    require_same_shape,
    require_shape,
    require_weights,
)
from nnbook.validation.generators import generator_at, require_generator
from nnbook.validation.samples import (
    as_gradient,
    require_batch,
    require_known_shape,
    require_sample_shape,
)
from nnbook.validation.values import (
    require,
    require_between,
    require_choice,
    require_count,
    require_dtype,
    require_instance,
    require_number,
    shortened,
)

__all__ = [
    "as_array",
    "as_gradient",
    "as_numbers",
    "generator_at",
    "require",
    "require_batch",
    "require_between",
    "require_choice",
    "require_count",
    "require_dtype",
    "require_each",
    "require_finite",
    "require_formula_type",
    "require_generator",
    "require_instance",
    "require_known_shape",
    "require_labels",
    "require_number",
    "require_rows",
    "require_same_shape",
    "require_sample_shape",
    "require_shape",
    "require_weights",
    "shortened",
]
