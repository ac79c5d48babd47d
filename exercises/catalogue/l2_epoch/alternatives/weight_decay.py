"""The penalty as a factor by which weights shrink, and the order as a list."""

import l2_epoch_given


def squares(W):
    return sum(float(w) ** 2 for row in W for w in row)


def l2_epoch(params, X, Y, order, size, lr, strength):
    left, losses = list(order), []
    decay = 1 - lr * strength
    while left:
        batch, left = left[:size], left[size:]
        loss, g = l2_epoch_given.loss_and_grads(params, X[batch], Y[batch])
        penalty = squares(params["W1"]) + squares(params["W2"])
        losses.append(float(loss) + 0.5 * strength * penalty)
        params = {
            "W1": decay * params["W1"] - lr * g["W1"],
            "b1": params["b1"] - lr * g["b1"],
            "W2": decay * params["W2"] - lr * g["W2"],
            "b2": params["b2"] - lr * g["b2"],
        }
    return params, losses
