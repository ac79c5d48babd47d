"""Broken pieces of nnbook.estimators: file -> text -> what it becomes."""

MUTANTS = {
    "estimators/base.py": [
        ("counted = weights > 0", "counted = weights >= 0"),
        ("            weights=weights,\n", ""),
        ("            l2=self.l2,\n", ""),
        ("            rng=self._rng,\n            weights", "            weights"),
        ("            progress=self.verbose,\n", ""),
        ("self._optimizer.lr = self.lr", "self._optimizer.lr = 0.01"),
        ("self.loss_curve_ += history", "self.loss_curve_ = history"),
        ("self.warm_start and hasattr", "hasattr"),
        ("self._optimizer.theta = self.network_.theta", "pass"),
        ("stratify=self._strata(Y)", "stratify=None"),
        ("(X_val, Y_val, weights_val)", "(X_val, Y_val)"),
        ("patience=self.n_iter_no_change", "patience=self.max_iter"),
        ("self._rng, dtype)", "self._rng)"),
        ("first, classes), 1)", "first, classes), 2)"),
    ],
    "estimators/classifier.py": [
        ("Z.argmax(axis=1)", "Z.argmin(axis=1)"),
        ("return softmax(self._outputs(X))", "return self._outputs(X)"),
        ("return log_softmax(self", "return softmax(self"),
        ("classes is None else classes) if first", "classes is None else y) if first"),
    ],
    "estimators/regressor.py": [
        ("y.ndim == 1", "y.ndim == 2"),
        ("multi_output = True", "multi_output = False"),
        ("        if first:\n            self", "        if True:\n            self"),
    ],
    "estimators/plateau.py": [
        ("loss <= self.best", "loss < self.best"),
        ("self.best - self.tol", "self.best"),
        ("min(self.best, loss)", "loss"),
        ("self.waited >= self.patience", "self.waited > self.patience"),
    ],
    "estimators/parameters.py": [
        ("list | tuple", "list"),
        ("    hidden_activation(estimator.activation)\n", ""),
        ("np.ndim(got) == 1 and ", ""),
        (" and len(labels) > 0", ""),
        ("except (TypeError, ValueError)", "except ValueError"),
        ("except (TypeError, ValueError)", "except TypeError"),
        ("labels = np.unique(got)", "labels = np.asarray(got)"),
        ('    require_weights("sample_weight", weights, len(X))\n', ""),
        ('if got == "adamw" else {}', 'if False else {}'),
        ("        vars(estimator).clear()\n", ""),
        ("        vars(estimator).update(before)\n", ""),
        ("    estimator.network_.load_state(network)\n", ""),
        ("    estimator._rng.bit_generator.state = bits\n", ""),
        ("    estimator._optimizer.load_state(optimizer)\n", ""),
        ("hidden == known", "True"),
        ("round(share * N) < N", "True"),
        ('"rmsprop": RMSProp', '"rmsprop": Adam'),
        ("np.isfinite(theta).all()", "np.isfinite(theta).any()"),
    ],
}  # fmt: skip

TESTS = {
    file: [file.replace("/", "/test_"), "test_bad_input.py"]
    for file in MUTANTS
    if not file.endswith("plateau.py")
}
TESTS["estimators/base.py"] += ["estimators/test_classifier.py"]
TESTS["estimators/parameters.py"] += ["estimators/test_base.py"]
TESTS["estimators/classifier.py"] += ["estimators/test_base.py"]
