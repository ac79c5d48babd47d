"""What a model got right, and what it got wrong."""

from nnbook.metrics.classification import (
    accuracy,
    class_indices,
    confusion_matrix,
)

__all__ = [
    "accuracy",
    "class_indices",
    "confusion_matrix",
]
