"""Errors that name the argument, what it was, and what was expected."""

from nnbook.validation.arrays import (
    as_array,
    as_numbers,
    require_each,
    require_finite,
    require_labels,
    require_rows,
    require_same_shape,
    require_shape,
    require_weights,
)
from nnbook.validation.samples import (
    require_batch,
    require_sample_shape,
)
from nnbook.validation.values import (
    require,
    require_between,
    require_choice,
    require_count,
    require_dtype,
    require_generator,
    require_instance,
)

__all__ = [
    "as_array",
    "as_numbers",
    "require",
    "require_batch",
    "require_between",
    "require_choice",
    "require_count",
    "require_dtype",
    "require_each",
    "require_finite",
    "require_generator",
    "require_instance",
    "require_labels",
    "require_rows",
    "require_same_shape",
    "require_sample_shape",
    "require_shape",
    "require_weights",
]
