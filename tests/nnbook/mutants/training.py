"""Broken formulas of nnbook.training: file -> text -> what it becomes."""

MUTANTS = {
    "training/batches.py": [
        ("rng.permutation(len(X))", "np.arange(len(X))"),
        ("rng.permutation(len(X))", "rng.integers(len(X), size=len(X))"),
        ("part[batch] for part in", "part[: len(batch)] for part in"),
        ("range(0, len(X), batch", "range(0, len(X) - batch_size + 1, batch"),
        ("len(part) == len(X)", "len(part) >= len(X)"),
        ("part.ndim == 0 or len(part) == 0", "part.ndim == 0"),
    ],
    "training/epoch.py": [
        ("w[0].sum() if w else len(X_batch)", "len(X_batch)"),
        ("w[0].sum() if w else len(X_batch)", "batch_size"),
        ("w_batch = w[0] if w else None", "w_batch = None"),
        ("run.epoch - 1 + i / batches", "run.epoch + i / batches"),
        ("run.epoch - 1 + i / batches", "run.epoch - 1"),
        ("ceil(len(X) / batch_size)", "len(X) // batch_size"),
        ("w_batch, l2)", "w_batch)"),
        ("clip_by_norm(network.grad", "clip_by_norm(network.theta"),
    ],
    "training/loop.py": [
        ("        stopping.restore(network)\n", "        pass\n"),
        ("(stopping, *callbacks, bar, saver)", "(saver, stopping, *callbacks, bar)"),
        ("(stopping, *callbacks, bar, saver)", "(*callbacks, bar, saver)"),
        ("run.epoch < epochs", "run.epoch <= epochs"),
        (" and not run.stop", ""),
        ("*held_out, metric=metric", "X, Y, metric=metric"),
        ("*held_out, metric=metric", "*held_out"),
        ("history.end_epoch(optimizer.lr)", "pass"),
        ("batch_size: int = 32", "batch_size: int = 33"),
        ("rng: int | Rng = 0", "rng: int | Rng = 1"),
    ],
    "training/evaluation.py": [
        ("(Z > 0) == (Y > 0.5)", "(Z > 0.5) == (Y > 0.5)"),
        ("(Z > 0) == (Y > 0.5)", "(Z >= 0) == (Y > 0.5)"),
        ("(Z > 0) == (Y > 0.5)", "(Z > 0) == (Y >= 0.5)"),
        ("accuracy(Y, Z)", "1 - accuracy(Y, Z)"),
        ("X[i : i + batch_size]", "X[i:]"),
        ("AT_A_TIME = 256", "AT_A_TIME = 255"),
        ('"rmse" if isinstance(loss, MSE) else "accuracy"', '"accuracy"'),
        ("if not np.isfinite(Z).all():", "if False:"),
    ],
    "training/early_stopping.py": [
        ("loss < self.best_loss", "loss > self.best_loss"),
        ("loss < self.best_loss", "loss <= self.best_loss"),
        ("network.state(), 0", "network.state(), self.waited"),
        ("self.waited += 1", "self.waited = 1"),
        ("self.waited >= self.patience", "self.waited > self.patience"),
        ("load_state(self.best_state)", 'theta[:] = self.best_state["theta"]'),
        ("val_loss[-1]", "val_score[-1]"),
    ],
    "training/history.py": [
        (", weights=weights", ""),
        (".argmin()) + 1", ".argmin())"),
        (".argmin()) + 1", ".argmax()) + 1"),
        ("np.where(np.isnan(losses), np.inf, losses)", "losses"),
        ('if self.metric == "accuracy" else np.empty(0)', ""),
        ("perf_counter() - self._started", "self._started"),
    ],
    "training/table.py": [
        (".rjust(width)", ".ljust(width)"),
        ("max(map(len, column))", "len(column[0])"),
    ],
    "training/callbacks.py": [
        ("return self.history.epochs", "return self.history.epochs - 1"),
    ],
    "training/progress.py": [
        ("initial=done", "initial=0"),
        ("self.tqdm.update()", "pass"),
    ],
    "training/checks.py": [
        ("weights > 0", "weights >= 0"),
        ("X[counted], Y[counted]", "X[counted], Y[: counted.sum()]"),
    ],
    "training/checkpoint.py": [
        ("run.optimizer.state()", "type(run.optimizer)(run.network.theta, 1).state()"),
        ('set_rng_state(run.rng, saved["rng"])', "pass"),
        ('run.stop = saved["stop"]', "pass"),
        ('self.stopping.load_state(saved["stopping"])', "pass"),
        ('run.history.load_state(saved["history"])', "pass"),
        ('load_state(saved["network"])', 'theta[:] = saved["network"]["theta"]'),
        ("        self._require_same(saved)\n", ""),
        ("if resume and saver.path.exists()", "if saver.path.exists()"),
        ("crc32(", "len("),
    ],
}  # fmt: skip

TESTS = {
    "training/epoch.py": ["training/test_loop.py"],
    "training/loop.py": ["training/test_loop.py", "training/test_checkpoint.py"],
    "training/callbacks.py": ["training/test_loop.py"],
    "training/checks.py": ["training/test_loop.py"],
}
