"""What an assessor should verify of an impact case, drawn from the case and its result, most important first."""

from worthwhile.exchange.verification.claim import Band, Claim, ClaimKind
from worthwhile.exchange.verification.list_claims import list_claims
from worthwhile.exchange.verification.resting import Resting, value_resting_on

__all__ = ["Band", "Claim", "ClaimKind", "Resting", "list_claims", "value_resting_on"]
