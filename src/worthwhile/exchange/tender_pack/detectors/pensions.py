"""Public pension schemes and who carries their risks (FIT-26)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_SCHEME = pattern(
    r"\b(?:Local Government Pension|LGPS|NHS Pension|Teachers['’]? Pension|admitted body|admission agreement|"
    r"admission body)"
)
_PENSION = pattern(r"\bpension|\bLGPS\b|\bexit (?:debt|deficit|payment)|\badmission agreement|\bpass[- ]through\b")
_PASS = pattern(r"\bpass[- ]through\b")
_CAPPED = pattern(
    r"\bcontributions?\b[^.;]{0,40}\b(?:is|are|will be|shall be)?\s?(?:capped|limited|fixed) (?:at|to)|"
    r"\bcap on [^.;]{0,20}contributions?"
)
_EXIT = pattern(r"\bexit (?:debt|deficit|payment|liabilit)|\bcessation (?:debt|deficit|valuation)")
_BUYER_PAYS = pattern(
    r"\b(?:council|authority|commissioner|trust|buyer)\b[^.;]{0,40}\b(?:meets?|pays?|bears?|covers?|retains?|"
    r"responsible|met)\b"
)
_BOND = pattern(r"\bbonds?\b|\bindemnity or bond\b")


def find_pensions(said: Statement) -> Iterator[Fact]:
    """What a scheme of the public sector asks of the provider."""
    if not _PENSION.search(f"{said.before} {said.text}"):
        return
    scheme, passed = _SCHEME.search(said.text), _PASS.search(said.text)
    if scheme and not is_denied(said.text, *scheme.span()):
        yield said.fact("public_pension", True, at=scheme.span())
    if passed:
        yield said.fact("pension_pass_through", not is_denied(said.text, *passed.span()), at=passed.span())
    exits, capped, bond = _EXIT.search(said.text), _CAPPED.search(said.text), _BOND.search(said.text)
    if exits:
        free = _BUYER_PAYS.search(said.text) or is_denied(said.text, *exits.span())
        yield said.fact("pension_exit_debt", not free, at=exits.span())
    if capped:
        yield said.fact("pension_contribution_capped", not is_denied(said.text, *capped.span()), at=capped.span())
    if bond:
        yield said.fact("pension_bond", not is_denied(said.text, *bond.span()), at=bond.span())
