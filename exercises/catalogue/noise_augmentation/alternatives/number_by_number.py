"""Lists that grow; each entry asks for a number of its own."""


def augmented(X, Y, copies, sigma, rng):
    X_new = [list(row) for row in X]
    Y_new = [list(row) for row in Y]
    for _ in range(copies):
        for x, y in zip(X, Y):
            X_new.append([value + sigma * rng.standard_normal() for value in x])
            Y_new.append(list(y))
    return X_new, Y_new
