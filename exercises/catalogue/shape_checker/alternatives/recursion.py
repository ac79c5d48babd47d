def first_misfit(X, weights, biases, layer=1):
    # What a layer hands up has as many columns as its W: W can stand for it.
    if len(X.shape) != 2:
        return "X"
    if not weights:
        return "fits"
    W, b = weights[0], biases[0]
    if len(W.shape) != 2 or len(W) != X.shape[1]:
        return "W" + str(layer)
    if b.shape != W.shape[1:]:
        return "b" + str(layer)
    return first_misfit(W, weights[1:], biases[1:], layer + 1)
