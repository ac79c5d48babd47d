"""Broken schedules: file -> text -> what it becomes."""

MUTANTS = {
    "schedules/base.py": [
        ('require_between("t", t, 0, np.inf)', 't'),
        ('float(self.lr_at(float(', '(self.lr_at(float('),
        ('"t", t, 0, np.inf', '"t", t, 0, np.inf, open_low=True'),
        ('"t", t, 0, np.inf', '"t", t, -np.inf, np.inf'),
        ("NEARLY = 1 + 1e-10", "NEARLY = 1 + 1e-4"),
    ],
    "schedules/decay.py": [
        ("return self.lr\n", "return 2 * self.lr\n"),
        ("t * NEARLY // self.every", "t / self.every"),
        ("t * NEARLY // self.every", "(t + 1) // self.every"),
        ("t * NEARLY // self.every", "round(t / self.every)"),
        ("t * NEARLY // self.every", "t // self.every"),
        ("return self.lr * math.pow(self.factor, t)",
         "return self.lr * math.exp(-self.factor * t)"),
        ("return self.lr * math.pow(self.factor, t)",
         "return self.lr * math.pow(self.factor, t // 1)"),
        ("(1 + self.rate * t)", "(1 + self.rate * (t // 1))"),
        ("(1 + self.rate * t)", "(1 + self.rate) * t"),
        ("(1 + self.rate * t)", "(1 + t)"),
    ],
    "schedules/cosine.py": [
        ("min(t / self.total, 1)", "t / self.total"),
        ("min(t / self.total, 1)", "t % self.total / self.total"),
        ("(1 + math.cos", "(1 - math.cos"),
        ("math.pi * share)) / 2", "math.pi * share))"),
        ("math.pi * share", "2 * math.pi * share"),
        ("math.pi * share", "math.pi * share / 2"),
        ("return low + (lr - low)", "return low + lr"),
        ("return low + (lr - low)", "return (lr - low)"),
        ("while t * NEARLY >= length", "while t > length"),
        ("while t * NEARLY >= length", "while t >= length"),
        ("            length *= self.multiplier\n", "            length *= 2\n"),
        ("            t %= length\n", "            t %= 1\n"),
        ("t / length)", "t / self.period)"),
    ],
    "schedules/warm_up.py": [
        ("if t >= self.length", "if t > self.length"),
        ("_rate_then(t - self.length)", "_rate_then(t)"),
        ("self._rate_then(0) *", "self._rate_then(t) *"),
        ("(1 - self.start) * t", "t"),
        ("(self.start + ", "("),
        ("start: float = 0.0", "start: float = 0.1"),
    ],
}  # fmt: skip

TESTS = {"schedules/base.py": ["schedules/test_base.py", "schedules/test_decay.py"]}
