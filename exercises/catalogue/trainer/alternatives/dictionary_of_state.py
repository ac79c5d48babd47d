import numpy


class Trainer:
    best_epoch = None

    def __init__(self, loss_and_grad, lr=0.1, batch_size=32, patience=10):
        self.set = dict(f=loss_and_grad, lr=lr, size=batch_size, patience=patience)

    def fit(self, theta, X, Y, X_val, Y_val, epochs, rng):
        print("training", len(X), "samples")
        self.train_losses, self.val_losses = [], []
        best, low, waited = theta.copy(), None, 0
        for k in range(epochs):
            order = rng.permutation(X.shape[0])
            cuts = range(self.set["size"], len(X), self.set["size"])
            parts = numpy.array_split(order, cuts)
            sums = numpy.zeros(len(parts))
            for j, part in enumerate(parts):
                loss, g = self.set["f"](theta, X.take(part, axis=0), Y.take(part))
                sums[j] = loss * part.size
                theta = numpy.subtract(theta, self.set["lr"] * g)
            self.train_losses.append(float(sums.sum() / len(X)))
            val = float(self.set["f"](theta, X_val, Y_val)[0])
            self.val_losses.append(val)
            if low is None or val < low:
                low, waited, self.best_epoch, best = val, 0, k, theta.copy()
            elif (waited := waited + 1) == self.set["patience"]:
                break
        return best
