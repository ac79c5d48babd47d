import numpy as np


class Trainer:
    def __init__(self, loss_and_grad, lr=0.1, batch_size=32, patience=10):
        self.f, self.lr = loss_and_grad, lr
        self.batch_size, self.patience = batch_size, patience

    def epoch(self, theta, X, Y, rng):
        order = rng.permutation(len(X))
        X, Y = X[order], Y[order]
        losses = []
        while len(X):
            loss, grad = self.f(theta, X[: self.batch_size], Y[: self.batch_size])
            losses += [loss] * len(X[: self.batch_size])  # once for every sample
            theta -= self.lr * grad
            X, Y = X[self.batch_size :], Y[self.batch_size :]
        return sum(losses) / len(losses)

    def fit(self, theta, X, Y, X_val, Y_val, epochs, rng):
        theta, snapshots = theta.copy(), []
        self.train_losses, self.val_losses = [], []
        while len(snapshots) < epochs:
            self.train_losses.append(self.epoch(theta, X, Y, rng))
            self.val_losses.append(self.f(theta, X_val, Y_val)[0])
            snapshots.append(theta.copy())
            self.best_epoch = np.argmin(self.val_losses)
            if len(snapshots) > self.best_epoch + self.patience:
                break
        return snapshots[self.best_epoch]
