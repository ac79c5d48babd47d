"""Broken files of trees and of networks: file -> text -> what it becomes."""

MUTANTS = {
    "storage.py": [
        ("allow_pickle=False) as file", "allow_pickle=True) as file"),
        ("if list(tree) in MARKS else plain", "if False else plain"),
        ("MARKS = ([ARRAY], [NUMBER], [DICT])", "MARKS = ([ARRAY], [NUMBER])"),
        ("arrays[value][()]", "arrays[value]"),
        ("if isinstance(tree, np.ndarray) else NUMBER", ""),
        ("_put_together(v, arrays) for k, v", "v for k, v"),
    ],
    "saving.py": [
        ("LAYERS.get(name) is type(layer)", "name in LAYERS"),
        ('"arguments": layer.config()', '"arguments": {}'),
        ('dtype=saved["dtype"]', 'dtype="float64"'),
        ('load_state(saved["state"])', 'theta[:] = saved["state"]["theta"]'),
    ],
}  # fmt: skip
