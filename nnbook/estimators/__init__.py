"""Networks as scikit-learn estimators: for its pipelines, searches and scores.

This part needs scikit-learn and is loaded by its name only: `import nnbook.estimators`.
"""

from nnbook.estimators.classifier import NetworkClassifier
from nnbook.estimators.regressor import NetworkRegressor

__all__ = ["NetworkClassifier", "NetworkRegressor"]
