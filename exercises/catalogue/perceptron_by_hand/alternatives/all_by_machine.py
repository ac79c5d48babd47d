import numpy as np

X = np.array([[0, 1], [1, 0], [1, 1]])
y = np.array([1, 1, 0])


def one_epoch(w, b, X, y):
    mistakes = []
    for i in range(X.shape[0]):
        answer = np.dot(X[i], w) + b >= 0
        mistakes.append(answer != y[i])
        if answer and not y[i]:
            w, b = w - X[i], b - 1
        elif y[i] and not answer:
            w, b = w + X[i], b + 1
    return w, b, np.sum(mistakes)


# The paper agrees with all of this.
W_AFTER_1, B_AFTER_1, MISTAKES_1 = one_epoch(np.array([0, 0]), 0, X, y)
W_AFTER_2, B_AFTER_2, MISTAKES_2 = one_epoch(W_AFTER_1, B_AFTER_1, X, y)
RIGHT_AFTER_2 = np.sum((X @ W_AFTER_2 + B_AFTER_2 >= 0) == y)

EPOCHS_UNTIL_CLEAN, w, b, mistakes = 2, W_AFTER_2, B_AFTER_2, MISTAKES_2
while mistakes:
    w, b, mistakes = one_epoch(w, b, X, y)
    EPOCHS_UNTIL_CLEAN += 1
