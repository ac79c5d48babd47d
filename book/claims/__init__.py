"""The ledger: what the sources state, and the checks that settle each statement."""

from claims import boolean, depth, sizes
from claims.registry import Claim, Settled, all_claims, get

__all__ = ["Claim", "Settled", "all_claims", "boolean", "depth", "get", "sizes"]
