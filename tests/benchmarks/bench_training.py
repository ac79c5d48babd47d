"""How long is one training step? nnbook beside PyTorch, scikit-learn and the products.

    python -m tests.benchmarks.bench_training [--rounds 40] [--case cnn]

A step is: forward, loss, backward, Adam, in float32 on one BLAS thread. Everyone takes
the same batches from the same starting point; the contestants take turns within each
round, so that what disturbs the machine disturbs all of them. Ratios are taken within
a round. "Products" are the matrix products of the step alone, which nobody can leave
out: each result in new memory, as @ returns it, or in memory that is there. nnbook's is
the step of `fit`, whose batches have been checked before; "with checks" is that of a
loop of one's own, by `loss_grad`. "NumPy by hand" is a script that checks and keeps
nothing, with nnbook's Adam: what it is faster by, nnbook's design costs. PyTorch is
optional (`pip install nnbook[bench]`). That all who show their theta take the same step
as nnbook is verified before anything is timed.
"""

import argparse
import platform
import warnings

import numpy as np
from threadpoolctl import threadpool_limits

from nnbook import Activate, Conv2d, Dense, Flatten, MaxPool2d, mlp
from tests.benchmarks.contestants import Case, contestants
from tests.benchmarks.turns import measure, report, verify


def small_cnn():
    """Two convolutions with pooling, and a dense layer: 9,098 parameters."""
    return [
        Conv2d(1, 8, 3, padding=1),
        Activate("relu"),
        MaxPool2d(2),
        Conv2d(8, 16, 3, padding=1),
        Activate("relu"),
        MaxPool2d(2),
        Flatten(),
        Dense(784, 10),
    ]


CASES = {
    "mlp": Case("784-256-128-10", mlp((784, 256, 128, 10)).layers, 64, (784,)),
    "tiny": Case("4-16-16-2", mlp((4, 16, 16, 2)).layers, 8, (4,)),
    "cnn": Case("CNN on 28 x 28", small_cnn(), 64, (1, 28, 28)),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--case", choices=CASES, nargs="*", default=list(CASES))
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    print(
        f"Python {platform.python_version()}, NumPy {np.__version__}, one BLAS thread"
    )
    with threadpool_limits(limits=1):
        for case in (CASES[name] for name in chosen.case):
            print(f"{case.title}, batch {case.batch_size}, Adam, float32")
            makers = contestants(case)
            verify(makers, case)
            report(measure(makers, case, chosen.rounds))


if __name__ == "__main__":
    main()
