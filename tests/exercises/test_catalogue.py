"""Solutions that look right and are not, and right ones that look odd, by exercise."""

import pytest

from exercises.sandbox import Crew

from .conftest import graded

HEAD = "import numpy as np\n"
BACKWARD = "\ndef relu_backward(dA, Z): return dA * (Z > 0)\n"


@pytest.mark.parametrize(
    ("relu", "failed"),
    [
        ("np.maximum(Z, 0, out=Z)", "forward-inputs"),
        ("np.maximum(Z, np.zeros(Z.shape))", "forward-precision"),
    ],
)
def test_relu_itself_keeps_precision_and_inputs(
    relu: str, failed: str, strong: Crew
) -> None:
    text = f"{HEAD}def relu(Z): return {relu}{BACKWARD}"
    result = graded(strong, "relu-backward", text, patient=True)
    (check,) = (check for check in result.checks if check.state == "failed")
    assert check.id == failed
    assert check.cause
