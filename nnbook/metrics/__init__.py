"""What a model got right, what it got wrong, and how far off it was."""

from nnbook.metrics.accuracy import accuracy
from nnbook.metrics.confusion import confusion_matrix
from nnbook.metrics.labels import class_indices
from nnbook.metrics.precision_recall import f1, f_beta, precision, recall
from nnbook.metrics.regression import (
    mean_absolute_error,
    mean_squared_error,
    r2_score,
    root_mean_squared_error,
)
from nnbook.metrics.report import (
    ClassificationReport,
    ReportRow,
    classification_report,
)

__all__ = [
    "ClassificationReport",
    "ReportRow",
    "accuracy",
    "class_indices",
    "classification_report",
    "confusion_matrix",
    "f1",
    "f_beta",
    "mean_absolute_error",
    "mean_squared_error",
    "precision",
    "r2_score",
    "recall",
    "root_mean_squared_error",
]
