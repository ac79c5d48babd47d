r"""How many parameters a network of dense layers has.

The number of parameters of a network of dense layers, with widths $n_0, \ldots, n_L$
from input to output, is

{network}

Here $P_L$ counts them layer by layer, weights and biases:

{definitions}

That makes 50 for the network 4-4-4-2 and 386 for 4-16-16-2. A source that the book
reads prints 56 and 338, and a search through all ways of leaving out whole matrices or
biases (338), or of counting them twice (56), shows what it would take to get these
numbers.

Indices run over the units and layers that they name. $n$ is also the list of all
widths, $m$ that of a second network. With hidden layers of one width, $a$ is the number
of inputs, $h$ the width, $H$ the number of hidden layers and $c$ the number of outputs.
$W_l$ and $b_l$ are the weights and biases of layer $l$, and $\#S$ counts the parameters
in the parts $S$.
"""

from derivations.parameter_count.any_network import BIAS_INPUT, EQUAL, LAYER, NETWORK
from derivations.parameter_count.bridges import BRIDGES
from derivations.parameter_count.counterfeits import COUNTERFEITS
from derivations.parameter_count.symbols import CONTEXT
from derivations.parameter_count.two_networks import (
    COUNT_LARGE,
    COUNT_SMALL,
    RATIO,
    SLIP_56,
    SLIP_338,
)
from derivations.proof import Proof

PROOF = Proof(
    context=CONTEXT,
    steps=(
        LAYER,
        BIAS_INPUT,
        NETWORK,
        EQUAL,
        COUNT_SMALL,
        COUNT_LARGE,
        RATIO,
        SLIP_338,
        SLIP_56,
    ),
    bridges=BRIDGES,
    counterfeits=COUNTERFEITS,
)
