"""Break one formula of nnbook, and see a test fail.

Every mutant is one changed piece of text in a copy of the package; the tests of its
module must fail there.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

#: Module -> text -> what it becomes.
MUTANTS = {
    "activations": [
        ("Z.real > 0, Z, 0)", "Z.real >= 0, Z, 0)"),
        ("np.maximum(Z, 0)", "np.maximum(Z, 1)"),
        ("np.maximum(Z, 0)", "np.abs(Z)"),
        ("dA * (Z.real > 0)", "dA * (Z.real >= 0)"),
        ("dA * (Z.real > 0)", "dA * (Z.real < 0)"),
        ("dA * (Z.real > 0)", "(Z.real > 0)"),
        ("Z.real > 0, -Z, Z", "Z.real < 0, -Z, Z"),
        ("Z.real > 0, -Z, Z", "Z.real >= 0, -Z, Z"),
        ("np.where(Z.real > 0, 1, E)", "np.where(Z.real < 0, 1, E)"),
        ("np.where(Z.real > 0, 1, E)", "np.where(Z.real >= 0, 1, E)"),
        ("/ (1 + E)", "/ (1 - E)"),
        ("return dA * A * (1 - A)", "return dA * A * (1 + A)"),
        ("return dA * A * (1 - A)", "return dA * (1 - A)"),
        ("return dA * A * (1 - A)", "return dA * A * (1 - A * A)"),
        ("relu(Z) + np.log1p", "relu(Z) - np.log1p"),
        ("relu(Z) + np.log1p", "relu(-Z) + np.log1p"),
        ("return np.tanh(Z)", "return np.tanh(Z / 2)"),
        ("dA * (1 - A * A)", "dA * (1 + A * A)"),
        ("dA * (1 - A * A)", "dA * (1 - A)"),
        ("np.exp(Z - row_max(Z))", "np.exp(Z)"),
        ("np.exp(Z - row_max(Z))", "np.exp(Z - Z.real.max(axis=0))"),
        ("E / row_sum(E)", "E / row_max(E)"),
        ("E / row_sum(E)", "E / E.sum(axis=0)"),
        ("A * (dA - row_sum(A * dA))", "A * (dA + row_sum(A * dA))"),
        ("A * (dA - row_sum(A * dA))", "A * (dA - row_sum(dA))"),
        ("A * (dA - row_sum(A * dA))", "dA - row_sum(A * dA)"),
        ("A * (dA - row_sum(A * dA))", "dA * A * (1 - A)"),
        ("S - np.log(row_sum(np.exp(S)))", "S + np.log(row_sum(np.exp(S)))"),
        ("S - np.log(row_sum(np.exp(S)))", "Z - np.log(row_sum(np.exp(S)))"),
        ("S = Z - row_max(Z)", "S = Z + 0"),
        ("dA - np.exp(A) * row_sum(dA)", "dA + np.exp(A) * row_sum(dA)"),
        ("dA - np.exp(A) * row_sum(dA)", "dA - np.exp(A) * dA"),
        ("dA - np.exp(A) * row_sum(dA)", "dA - A * row_sum(dA)"),
    ],
    "losses": [
        ("R = Z - Y", "R = Z + Y"),
        ("(R * R).sum() / R.size", "(R * R).sum() / len(R)"),
        ("(R * R).sum() / R.size", "(R * R).sum() / (2 * R.size)"),
        ("2 * R / R.size", "R / R.size"),
        ("2 * R / R.size", "-2 * R / R.size"),
        ("2 * R / R.size", "2 * R / len(R)"),
        ("2 * R / R.size", "2 * R"),
        ("softplus(Z) - Y * Z", "softplus(Z) + Y * Z"),
        ("softplus(Z) - Y * Z", "softplus(-Z) - Y * Z"),
        ("- Y * Z).sum() / Z.size", "- Y * Z).sum() / len(Z)"),
        ("(sigmoid(Z) - Y) / Z.size", "(Y - sigmoid(Z)) / Z.size"),
        ("(sigmoid(Z) - Y) / Z.size", "(sigmoid(Z) - Y)"),
        ("(sigmoid(Z) - Y) / Z.size", "(sigmoid(Z) - Y) / len(Z)"),
        ("-(Y * log_P).sum() / len(Z)", "(Y * log_P).sum() / len(Z)"),
        ("-(Y * log_P).sum() / len(Z)", "-(Y * log_P).sum()"),
        ("-(Y * log_P).sum() / len(Z)", "-(Y * log_P).sum() / Z.size"),
        ("S * np.exp(log_P) - Y", "np.exp(log_P) - Y"),
        ("S * np.exp(log_P) - Y", "Y - S * np.exp(log_P)"),
        ("S * np.exp(log_P) - Y", "np.exp(log_P) - Y / S"),
        ("- Y) / len(Z)", "- Y)"),
        ("- Y) / len(Z)", "- Y) / Z.size"),
    ],
    "layers": [
        ("X @ self.W", "X @ self.W.T"),
        ("Z += self.b", "Z -= self.b"),
        ("        Z += self.b\n", ""),
        ("np.matmul(self.X.T, dA", "np.matmul(self.X.T[::-1], dA"),
        ("np.matmul(self.X.T, dA", "np.matmul(-self.X.T, dA"),
        ("np.matmul(self.X.T, dA", "np.matmul(self.X.T / len(dA), dA"),
        ("np.sum(dA, axis=0, out=self.db)", "np.mean(dA, axis=0, out=self.db)"),
        ("np.sum(dA, axis=0, out=self.db)", "np.sum(-dA, axis=0, out=self.db)"),
        ("        np.sum(dA, axis=0, out=self.db)\n", ""),
        ("dA @ self.W.T", "dA @ -self.W.T"),
        ("dA @ self.W.T", "dA @ self.dW.T"),
        ("n_out + self.n_out\n", "n_out + self.n_in\n"),
        ("initializer(self.n_in, self.n_out", "initializer(1, 1"),
        ("self.b[:] = 0", "self.b[:] = 1"),
        ("vjp(dA, self.Z, self.A)", "vjp(dA, self.A, self.Z)"),
    ],
    "network": [
        ("reversed(self.layers)", "self.layers"),
        ("is not self.layers[0]", "is self.layers[0]"),
        ("= np.zeros_like(self.theta)", "= self.theta"),
        ("            start = stop\n", ""),
        ("        twin.theta[:] = self.theta\n", ""),
        ("self.backward(dZ)\n", "self.backward(-dZ)\n"),
        ("Network(layers[:-1], dtype)", "Network(layers, dtype)"),
        ("n_in * n_out + n_out for", "n_in * n_out for"),
        ("n_in * n_out + n_out for", "n_in * n_out + n_in for"),
        ("INITIALIZERS[initializer], rng", 'INITIALIZERS["he"], rng'),
    ],
    "initializers": [
        ("np.sqrt(2 / n_in)", "np.sqrt(2 / n_out)"),
        ("np.sqrt(2 / n_in)", "np.sqrt(1 / n_in)"),
        ("np.sqrt(2 / n_in)", "2 / n_in"),
        ("np.sqrt(2 / (n_in + n_out))", "np.sqrt(6 / (n_in + n_out))"),
        ("np.sqrt(2 / (n_in + n_out))", "np.sqrt(2 / n_in)"),
    ],
    "optimizers": [
        ("self.theta -= self.lr * grad", "self.theta += self.lr * grad"),
        ("self.v *= self.mu", "self.v *= 1 - self.mu"),
        ("self.weight = 1 - mu if average", "self.weight = mu if average"),
        ("self.v += self.weight * grad", "self.v -= self.weight * grad"),
        ("self.theta -= self.lr * self.v", "self.theta += self.lr * self.v"),
        ("self.theta -= self.lr * self.v", "self.theta -= self.lr * grad"),
        ("self.t = 0", "self.t = 1"),
        ("        self.t += 1\n", ""),
        ("self.m *= self.beta1", "self.m *= self.beta2"),
        ("self.m += (1 - self.beta1) * grad", "self.m += self.beta1 * grad"),
        ("self.v *= self.beta2", "self.v *= self.beta1"),
        ("* (grad * grad)", "* abs(grad)"),
        ("(1 - self.beta2) * (grad", "(1 - self.beta1) * (grad"),
        ("self.v / (1 - self.beta2**self.t)", "self.v"),
        ("self.beta2**self.t", "self.beta2**(self.t - 1 or 1)"),
        ("self.beta2**self.t", "self.beta2**(self.t + 1)"),
        ("**self.t))\n        den", "**self.t) + self.eps)\n        den"),
        ("denominator += self.eps", "denominator -= self.eps"),
        ("        denominator += self.eps\n", "        denominator += 1e-300\n"),
        ("(self.lr / (1 - self.beta1**self.t))", "self.lr"),
        ("self.theta -= (self.lr", "self.theta += (self.lr"),
        ("* self.m / denominator", "* grad / denominator"),
    ],
    "training": [
        ("rng.permutation(len(X))", "np.arange(len(X))"),
        ("rng.permutation(len(X))", "rng.integers(len(X), size=len(X))"),
        ("yield X[batch], Y[batch]", "yield X[batch], Y[start : start + batch_size]"),
        ("range(0, len(X), batch", "range(0, len(X) - batch_size + 1, batch"),
        ("float(value), len(X_batch)", "float(value), batch_size"),
        ("        stopping.restore(network.theta)\n", "        pass\n"),
        ("history.val_loss[-1], network", "history.train_loss[-1], network"),
        ("(Z > 0) == (Y > 0.5)", "(Z > 0.5) == (Y > 0.5)"),
        ("accuracy(Y, Z)", "1 - accuracy(Y, Z)"),
    ],
    "early_stopping": [
        ("loss < self.best_loss", "loss > self.best_loss"),
        ("loss < self.best_loss", "loss <= self.best_loss"),
        ("theta.copy(), 0", "theta, 0"),
        ("theta.copy(), 0", "theta.copy(), self.waited"),
        ("self.waited += 1", "self.waited = 1"),
        ("self.waited >= self.patience", "self.waited > self.patience"),
        ("theta[:] = self.best_theta", "theta = self.best_theta"),
    ],
    "history": [
        (", weights=sizes", ""),
        (".argmin()) + 1", ".argmin())"),
        (".argmin()) + 1", ".argmax()) + 1"),
    ],
    "gradient_check": [
        ("np.imag(f(p)) / h", "np.real(f(p)) / h"),
        ("np.imag(f(p)) / h", "np.imag(f(p))"),
        ("point, 1j * h)", "point, -1j * h)"),
        ("/ (2 * h)", "/ h"),
        ("point, -h)", "point, 0)"),
        ("if scale != 0 else", "if scale > 0 else"),
        ("        point[i] = kept\n", ""),
    ],
    "divergences": [
        ("return -row_sum(D * log_P)", "return row_sum(D * log_P)"),
        ("np.log(P, out", "np.log2(P, out"),
        ("where=D > 0", "where=P > 0"),
        ("cross_entropy(D, D)", "cross_entropy(D, D) / np.log(2)"),
        ("cross_entropy(D, P) - entropy(D)", "cross_entropy(D, P) + entropy(D)"),
        ("cross_entropy(D, P) - entropy(D)", "cross_entropy(P, D) - entropy(P)"),
    ],
    "rows": [
        ("np.add.reduce(Z, axis=-1", "np.add.reduce(Z, axis=0"),
        ("np.maximum.reduce(Z.real", "np.minimum.reduce(Z.real"),
    ],
    "metrics": [
        ("rows.argmax(axis=1)", "rows.argmin(axis=1)"),
        ("(true == predicted).mean()", "(true != predicted).mean()"),
        ("true * K + predicted", "predicted * K + true"),
    ],
    "datasets": [
        ("np.arange(count)[::-1]", "np.arange(count)"),
        ("astype(int) % 2", "astype(int) // 2"),
        ('"xor": (0, 1, 1, 0)', '"xor": (0, 1, 1, 1)'),
        ("labels] = 1", "labels] = 2"),
        ("X / 16", "X / 15"),
    ],
    "idx": [
        ('f">{ndim}I"', 'f"<{ndim}I"'),
        ("header = 4 + 4 * ndim", "header = 4 * ndim"),
        ("math.prod(shape)", "sum(shape)"),
        ("len(content) != expected", "len(content) < expected"),
    ],
    "mnist": [
        ("np.float32(255)", "np.float32(256)"),
        ("len(images) != len(labels)", "len(images) > len(labels)"),
        ("X[60_000:], y[60_000:]", "X[60_000:], y[:10_000]"),
    ],
}  # fmt: skip

#: Modules that are tested by more than their own tests.
TESTS = {"layers": ["layers", "network"], "rows": ["rows", "activations"]}

CASES = [(module, old, new) for module in MUTANTS for old, new in MUTANTS[module]]
EVERYTHING = [sorted(MUTANTS), None, "", ""]


@pytest.fixture(scope="module")
def outcomes(request):
    """Exit status, place and output of pytest, for every case that was chosen."""
    chosen = [item.callspec.params for item in request.session.items if is_case(item)]
    names = [(case["module"], case["old"], case["new"]) for case in chosen]
    cases = [[TESTS.get(m, [m]), f"{m}.py", old, new] for m, old, new in names]
    driver = subprocess.run(
        [sys.executable, "-m", "tests.nnbook.mutation"],
        cwd=ROOT,
        input=json.dumps([EVERYTHING, *cases]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert driver.returncode == 0, driver.stderr
    return dict(zip(["unbroken", *names], json.loads(driver.stdout), strict=True))


def is_case(item):
    return getattr(item, "originalname", "") == "test_a_broken_copy_fails"


def test_an_unbroken_copy_passes(outcomes):
    status, is_copy, output = outcomes["unbroken"]
    assert is_copy
    assert status == 0, output


@pytest.mark.parametrize(("module", "old", "new"), CASES)
def test_a_broken_copy_fails(module, old, new, outcomes):
    source = (ROOT / "nnbook" / f"{module}.py").read_text()
    assert source.count(old) == 1, f"{old!r} occurs {source.count(old)} times"
    status, is_copy, output = outcomes[module, old, new]
    assert is_copy
    assert status == 1, f"survived, or broke more than a formula:\n{output[-2000:]}"
