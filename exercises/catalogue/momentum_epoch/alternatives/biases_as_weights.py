import numpy


def loss_and_gradients(params, X, Y):
    # a column of ones makes the bias the first row of the weights
    ones = numpy.ones((len(X), 1))
    V1 = numpy.vstack([params["b1"], params["W1"]])
    V2 = numpy.vstack([params["b2"], params["W2"]])
    X = numpy.hstack([ones, X])
    H = X @ V1
    H *= H > 0
    H = numpy.hstack([ones, H])
    gaps = H @ V2
    gaps -= gaps[Y == 1][:, None]  # to the right class
    top = gaps.max(axis=1, keepdims=True)
    powers = numpy.exp(gaps - top)
    sums = powers.sum(axis=1, keepdims=True)
    back = (powers / sums - Y) / len(X)
    G2 = H.T @ back
    G1 = X.T @ numpy.where(H[:, 1:] > 0, back @ V2[1:].T, 0)
    loss = float(numpy.mean(top + numpy.log(sums)))
    return loss, {"b2": G2[0], "W2": G2[1:], "b1": G1[0], "W1": G1[1:]}


def momentum_epoch(params, velocity, X, Y, order, batch_size, lr=0.1, mu=0.9):
    order = numpy.asarray(order)
    for rows in numpy.split(order, range(batch_size, len(order), batch_size)):
        grads = loss_and_gradients(params, X.take(rows, 0), Y.take(rows, 0))[1]
        velocity = {name: mu * velocity[name] + g for name, g in grads.items()}
        params = {name: params[name] - lr * v for name, v in velocity.items()}
    return params, velocity, loss_and_gradients(params, X, Y)[0]
