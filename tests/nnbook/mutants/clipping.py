"""Broken clipping: file -> text -> what it becomes."""

MUTANTS = {
    "clipping.py": [
        ("if norm > limit:", "if norm >= limit:"),
        ("if norm > limit:", "if norm < limit:"),
        ("if norm > limit:", "if True:"),
        ("grad *= limit / relative", "grad *= limit"),
        ("        grad /= largest\n", ""),
        ("    return norm\n", "    return min(norm, limit)\n"),
        ("    if largest == 0:\n        return 0.0\n", ""),
        ("np.divide(grad, largest, dtype=np.float64)", "grad / largest"),
        ("float(np.linalg.norm(np.divide(grad, largest, dtype=np.float64)))",
         "float(np.linalg.norm(grad)) / largest"),
        (".max(initial=0)", ".max(initial=1)"),
        ("np.abs(grad).max", "grad.max"),
        ("np.clip(grad, -bound, bound, out=grad)", "np.clip(grad, 0, bound, out=grad)"),
        ("np.clip(grad, -bound, bound, out=grad)", "np.clip(grad, -bound, bound)"),
        ("np.float64(_checked(grad, limit))", "_checked(grad, limit)"),
        ('    require_finite("grad", grad)\n', ""),
        (", closed_high=True", ""),
    ],
}  # fmt: skip
