"""Neural networks from scratch in NumPy: the code that the book shows, proves and runs.

A network is one vector: `theta` holds its parameters, `grad` their derivatives, and the
layers hold views. Samples are rows, losses take logits, gradients are means over the
batch, and randomness is a generator that the caller owns.

Read in this order: activations, losses, layers, network, optimizers, training.
"""

from nnbook.activations import (
    ACTIVATIONS,
    Activation,
    identity,
    identity_vjp,
    log_softmax,
    log_softmax_vjp,
    relu,
    relu_vjp,
    sigmoid,
    sigmoid_vjp,
    softmax,
    softmax_vjp,
    softplus,
    tanh,
    tanh_vjp,
)
from nnbook.datasets import (
    Dataset,
    binary_patterns,
    load_digits,
    logic_gate,
    one_hot,
    parity,
)
from nnbook.divergences import cross_entropy, entropy, kl_divergence
from nnbook.early_stopping import EarlyStopping
from nnbook.gradient_check import (
    GradientCheck,
    central_difference_gradient,
    check_gradient,
    complex_step_gradient,
    relative_error,
)
from nnbook.history import History
from nnbook.initializers import INITIALIZERS, he, xavier, zeros
from nnbook.layers import Activate, Dense, Layer
from nnbook.losses import MSE, BinaryCrossEntropy, Loss, SoftmaxCrossEntropy
from nnbook.metrics import accuracy, class_indices, confusion_matrix
from nnbook.mnist import Split, load_mnist
from nnbook.network import Network, dense_parameter_count, mlp
from nnbook.optimizers import Adam, GradientDescent, Momentum, Optimizer
from nnbook.training import evaluate, fit, minibatches

__all__ = [
    "ACTIVATIONS",
    "INITIALIZERS",
    "MSE",
    "Activate",
    "Activation",
    "Adam",
    "BinaryCrossEntropy",
    "Dataset",
    "Dense",
    "EarlyStopping",
    "GradientCheck",
    "GradientDescent",
    "History",
    "Layer",
    "Loss",
    "Momentum",
    "Network",
    "Optimizer",
    "SoftmaxCrossEntropy",
    "Split",
    "accuracy",
    "binary_patterns",
    "central_difference_gradient",
    "check_gradient",
    "class_indices",
    "complex_step_gradient",
    "confusion_matrix",
    "cross_entropy",
    "dense_parameter_count",
    "entropy",
    "evaluate",
    "fit",
    "he",
    "identity",
    "identity_vjp",
    "kl_divergence",
    "load_digits",
    "load_mnist",
    "log_softmax",
    "log_softmax_vjp",
    "logic_gate",
    "minibatches",
    "mlp",
    "one_hot",
    "parity",
    "relative_error",
    "relu",
    "relu_vjp",
    "sigmoid",
    "sigmoid_vjp",
    "softmax",
    "softmax_vjp",
    "softplus",
    "tanh",
    "tanh_vjp",
    "xavier",
    "zeros",
]
