"""Groups in a dictionary: for each number of ones a list of right and wrong."""


def accuracy_by_ones(X, y, guess):
    groups = {}
    for pattern, true, chosen in zip(X, y, guess):
        groups.setdefault(int(sum(pattern)), []).append(int(true == chosen))
    ones = sorted(groups)
    samples = [len(groups[n]) for n in ones]
    return ones, samples, [sum(groups[n]) / len(groups[n]) for n in ones]
