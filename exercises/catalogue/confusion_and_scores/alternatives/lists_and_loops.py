"""Everything counted by hand; F1 from precision and recall."""


def confusion_matrix(y, guess, classes):
    C = [[0] * classes for _ in range(classes)]
    for true, chosen in zip(y, guess):
        C[true][chosen] += 1
    return C


def scores(C):
    K = len(C)
    precision, recall, f1 = [], [], []
    for k in range(K):
        tp = C[k][k]
        fp = sum(C[i][k] for i in range(K) if i != k)
        fn = sum(C[k][j] for j in range(K) if j != k)
        p = tp / (tp + fp) if tp + fp > 0 else 0.0
        r = tp / (tp + fn) if tp + fn > 0 else 0.0
        precision.append(p)
        recall.append(r)
        f1.append(2 * p * r / (p + r) if p + r > 0 else 0.0)
    return precision, recall, f1
