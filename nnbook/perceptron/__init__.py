"""The perceptron: a weighted vote with a threshold, taught by its mistakes."""

from nnbook.perceptron.learning import Perceptron
from nnbook.perceptron.margins import geometric_margins, novikoff_bound
from nnbook.perceptron.update_log import UpdateLog

__all__ = ["Perceptron", "UpdateLog", "geometric_margins", "novikoff_bound"]
