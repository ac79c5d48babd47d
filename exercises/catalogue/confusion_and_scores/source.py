"""Which class was taken for which, and three scores for each class."""

import numpy as np


def confusion_matrix(y: np.ndarray, guess: np.ndarray, classes: int) -> np.ndarray:
    """Return C with C[i, j] = number of samples of class i taken for class j.

    y, guess: class indices (rows,). The result is (classes, classes).
    """
    # --- solution
    C = np.zeros((classes, classes), dtype=int)
    np.add.at(C, (y, guess), 1)
    return C
    # --- stub
    # raise NotImplementedError("confusion_matrix is yours to write")
    # --- end


def scores(C: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (precision, recall, f1), each (classes,), with 0/0 = 0.

    C: (classes, classes), true classes in rows and chosen ones in columns.
    """
    # --- solution
    right, chosen, true = np.diagonal(C), C.sum(axis=0), C.sum(axis=1)

    def share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
        return np.divide(part, whole, out=np.zeros(len(C)), where=whole > 0)

    precision = share(right, chosen)
    recall = share(right, true)
    f1 = share(2 * right, chosen + true)
    return precision, recall, f1
    # --- stub
    # raise NotImplementedError("scores is yours to write")
    # --- end
