"""PyTorch's operators, said in nnbook's words, with their vector-Jacobian products.

A counterpart takes the arguments of its operator, arrays for tensors, and returns
(A, vjp): vjp(dA) gives the gradient of each array among the arguments, in their order,
or None where nnbook has none, as for targets.
"""

from tests.conformance.pytorch import activations, layers, losses, tape

#: Every counterpart by the name of its operator in PyTorch's database.
COUNTERPARTS = (
    activations.COUNTERPARTS
    | layers.COUNTERPARTS
    | losses.COUNTERPARTS
    | tape.COUNTERPARTS
)
