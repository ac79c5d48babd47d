"""Before training: data in comparable units, and some of it set apart."""

from nnbook.preprocessing.folds import k_fold
from nnbook.preprocessing.scaling import MinMaxScaler, Scaler, StandardScaler
from nnbook.preprocessing.splits import train_test_split, train_validation_test_split

__all__ = [
    "MinMaxScaler",
    "Scaler",
    "StandardScaler",
    "k_fold",
    "train_test_split",
    "train_validation_test_split",
]
