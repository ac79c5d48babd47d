r"""The ReLU mask, and a whole backward pass through it.

Samples are rows. Layer $l$ has $n_l$ units, weights $W_l$ and biases $b_l$. It takes in
$A_{l-1}$, computes $Z_l$ and passes on $A_l = \max(0, Z_l)$. The first layer takes in
the inputs, $A_0 = X$; what the last one computes are the logits. The mask $M_l$ is one
where $Z_l$ is positive and zero elsewhere. A dot marks the gradient of the loss,
$\dot{V} = \partial L / \partial V$, and $\odot$ multiplies entry by entry:

{definitions}

One rule leads from any layer to the one below, for layers and batches of any size. By
the chain rule the gradient goes through the transposed weights, and then the mask
decides what passes:

{layer}

A network of any depth repeats this rule, from its last layer down, and finds the
gradient of each layer's weights on the way:

{weights}

The proof follows it through a whole network of three layers, where the last two
definitions repeat the rule.

Where an entry of some $Z_l$ is exactly zero, ReLU has no derivative. There $\partial$
stands for the chain rule with the slope $0$, the convention of the book: one of the
slopes from $0$ to $1$, and the slope from the left. $(Z_l)_{nj}$ is the entry of $Z_l$
in row $n$ and column $j$, $\mathbf{1}\{\ldots\}$ is one where the condition holds and
zero elsewhere, and indices run over the units and samples that they name. In the last
step $\sigma$ stands for any slope at zero.
"""

from derivations.proof import Proof
from derivations.relu_mask.bridges import BRIDGES
from derivations.relu_mask.counterfeits import COUNTERFEITS
from derivations.relu_mask.kink import KINK, KINK_BIASES, KINK_FIRST
from derivations.relu_mask.layer import BIASES, INPUTS, LAYER, MASK, WEIGHTS
from derivations.relu_mask.network import FIRST, FIRST_BIASES, SECOND, THIRD
from derivations.relu_mask.slopes import CONVENTION, DERIVATIVE, SUBGRADIENTS
from derivations.relu_mask.symbols import CONTEXT

PROOF = Proof(
    context=CONTEXT,
    steps=(
        DERIVATIVE,
        SUBGRADIENTS,
        CONVENTION,
        WEIGHTS,
        BIASES,
        INPUTS,
        MASK,
        LAYER,
        THIRD,
        SECOND,
        FIRST,
        FIRST_BIASES,
        KINK_FIRST,
        KINK,
        KINK_BIASES,
    ),
    bridges=BRIDGES,
    counterfeits=COUNTERFEITS,
)
