"""Neural networks from scratch in NumPy: the code that the book shows, proves and runs.

A network is one vector: `theta` holds its parameters, `grad` their derivatives, and the
layers hold views. Samples are rows, losses take logits, gradients are means over the
batch, and randomness is a generator that the caller owns.

Read in this order: activations, losses, layers, network, optimizers, training.
"""

from nnbook import (
    activations,
    clipping,
    datasets,
    divergences,
    gradient_check,
    initializers,
    layers,
    losses,
    metrics,
    multilayer,
    network,
    optimizers,
    penalty,
    perceptron,
    preprocessing,
    saving,
    schedules,
    storage,
    tape,
    training,
)
from nnbook.activations import *
from nnbook.clipping import *
from nnbook.datasets import *
from nnbook.divergences import *
from nnbook.gradient_check import *
from nnbook.initializers import *
from nnbook.layers import *
from nnbook.losses import *
from nnbook.metrics import *
from nnbook.multilayer import *
from nnbook.network import *
from nnbook.optimizers import *
from nnbook.penalty import *
from nnbook.perceptron import *
from nnbook.preprocessing import *
from nnbook.saving import *
from nnbook.schedules import *
from nnbook.storage import *
from nnbook.tape import *
from nnbook.training import *

__all__: list[str] = []
__all__ += activations.__all__
__all__ += losses.__all__
__all__ += divergences.__all__
__all__ += initializers.__all__
__all__ += layers.__all__
__all__ += network.__all__
__all__ += multilayer.__all__
__all__ += gradient_check.__all__
__all__ += optimizers.__all__
__all__ += penalty.__all__
__all__ += saving.__all__
__all__ += storage.__all__
__all__ += training.__all__
__all__ += metrics.__all__
__all__ += preprocessing.__all__
__all__ += datasets.__all__
__all__ += clipping.__all__
__all__ += schedules.__all__
__all__ += tape.__all__
__all__ += perceptron.__all__
