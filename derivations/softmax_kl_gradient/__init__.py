r"""The gradient of softmax with the KL divergence.

There are $K$ classes. A sample has logits $z$, from which softmax makes the
probabilities $p$, and a target $d$: for each class a share $d_k \ge 0$. The shares sum
to $s$, which is one if the target is a distribution. A target is *one-hot* if the share
of its true class $c$ is one and the others are zero. The *cross-entropy* $\ell$ and the
*Kullback-Leibler divergence* $\mathrm{KL}$ compare the two; the *entropy* of the target
is $-\sum_{k=1}^{K} d_k \log d_k$, and $0 \log 0$ counts as $0$. In a batch of $N$
samples, the rows of $Z$, $P$ and $Y$ are logits, probabilities and targets, $S_n$ is
the sum of the target of sample $n$, and $L$ is the mean of the cross-entropies:

{definitions}

Whatever the target, the gradient of the cross-entropy is

{any-target}

For a target that sums to one it is *prediction minus target*, and it is the gradient of
the divergence as well:

{soft-target}

Indices run over the classes and samples that they name; $\delta_{ij}$ is one where its
indices agree and zero elsewhere.
"""

from derivations.proof import Proof
from derivations.softmax_kl_gradient.batch import BATCH, BATCH_LOSS
from derivations.softmax_kl_gradient.bridges import BRIDGES
from derivations.softmax_kl_gradient.counterfeits import COUNTERFEITS
from derivations.softmax_kl_gradient.gradients import (
    ANY_TARGET,
    BALANCE,
    BROKEN,
    ONE_HOT,
    SOFT,
)
from derivations.softmax_kl_gradient.losses import (
    ENTROPY,
    LIMIT,
    ONE_HOT_CROSS_ENTROPY,
    ONE_HOT_LOSS,
)
from derivations.softmax_kl_gradient.softmax import JACOBIAN, SHIFT, TOTAL
from derivations.softmax_kl_gradient.symbols import CONTEXT

PROOF = Proof(
    context=CONTEXT,
    steps=(
        SHIFT,
        TOTAL,
        JACOBIAN,
        ENTROPY,
        LIMIT,
        ONE_HOT_LOSS,
        ONE_HOT_CROSS_ENTROPY,
        ONE_HOT,
        ANY_TARGET,
        SOFT,
        BALANCE,
        BROKEN,
        BATCH_LOSS,
        BATCH,
    ),
    bridges=BRIDGES,
    counterfeits=COUNTERFEITS,
)
