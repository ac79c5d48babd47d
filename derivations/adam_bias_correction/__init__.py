r"""Adam's bias correction.

At step $t = 1, 2, \ldots$ a parameter has the gradient $g_t$. Adam keeps a moving
average $m_t$ of the gradients and another, $v_t$, of their squares. Both start at zero;
$\hat{m}_t$ and $\hat{v}_t$ are the corrected averages, and $\Delta_t$ is how far the
parameter has moved since the start:

{definitions}

The learning rate $\eta$ and $\epsilon$ are positive, the decay rates $\beta_1$ and
$\beta_2$ lie between zero and one (`nnbook` takes zero too). $\mathbb{E}$ is the mean
over the random draws of the batches; $\mu_t$ is the mean of the gradient at step $t$,
and $\bar{g}$ a gradient that never changes. If all gradients have the same mean $\mu$,
and their squares the same mean $\nu$, then dividing by $1 - \beta_1^t$ and
$1 - \beta_2^t$ makes both averages right in the mean at every step:

{unbiased-first}

{unbiased-second}

Without the correction the first step is not too short but too long: about three times,
with the usual decay rates. Indices $i$ and $q$ run over the steps up to $t$.
"""

from derivations.adam_bias_correction.bridges import BRIDGES
from derivations.adam_bias_correction.counterfeits import COUNTERFEITS
from derivations.adam_bias_correction.moments import (
    DRIFT,
    FIRST_MOMENT,
    MEAN,
    MEAN_SQUARE,
    SECOND_MOMENT,
    UNBIASED,
    UNBIASED_SQUARE,
    WEIGHTS,
)
from derivations.adam_bias_correction.symbols import CONTEXT
from derivations.adam_bias_correction.updates import (
    CONSTANT,
    CONSTANT_SQUARE,
    DEFAULTS,
    FIRST_STEP,
    PATH,
    UNCORRECTED,
)
from derivations.proof import Proof

PROOF = Proof(
    context=CONTEXT,
    steps=(
        FIRST_MOMENT,
        SECOND_MOMENT,
        WEIGHTS,
        MEAN,
        MEAN_SQUARE,
        UNBIASED,
        UNBIASED_SQUARE,
        DRIFT,
        FIRST_STEP,
        CONSTANT,
        CONSTANT_SQUARE,
        UNCORRECTED,
        DEFAULTS,
        PATH,
    ),
    bridges=BRIDGES,
    counterfeits=COUNTERFEITS,
)
