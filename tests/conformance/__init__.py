"""nnbook held against others' test data: ONNX's cases, and PyTorch's operators.

`python -m tests.conformance` prints what was compared, and what was not and why.
"""
