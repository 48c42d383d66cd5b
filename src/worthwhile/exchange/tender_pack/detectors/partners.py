"""Joint bids: allowed or not, what partners count for, and what is asked of them (FIT-42)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_JOINT = (
    r"(?:consorti(?:um|a)|joint (?:bids?|tenders?|responses?|applications?)|groups? of (?:organisations|providers|"
    r"bidders|economic operators)|partnership bids?|joint ventures?)"
)
_REFUSED = pattern(
    rf"\b{_JOINT}\b[^.;]{{0,60}}\b(?:will|are|is|may|shall|can)\s?not (?:be )?(?:considered|accepted|permitted|"
    rf"allowed|bid|tender|eligible)|\bno {_JOINT}|\bnot (?:accept|consider|permit|allow)[^.;]{{0,30}}\b{_JOINT}"
)
_WELCOME = pattern(
    rf"\b{_JOINT}\b[^.;]{{0,60}}\b(?:welcomed?|allowed|permitted|accepted|encouraged|eligible|may (?:bid|apply|"
    r"tender|submit|respond)|can (?:bid|apply|tender|submit))\b|\b(?:welcomes?|accepts?|encourages?|"
    rf"invites?)\b[^.;]{{0,60}}\b{_JOINT}|\b(?:sole|single|lead) (?:provider|organisation|"
    r"bidder)s?,? or (?:an? )?consorti|\bmay bid (?:jointly|together|as a group)"
)
_ONLY_WHERE = pattern(r"\bonly (?:where|if|when)\b|\bnot (?:be )?(?:encouraged|welcomed?)\b")
_COUNTED = pattern(
    r"\b(?:experience|capacity|capacities|standing|turnover|resources|track record)\b[^.;]{0,40}\b(?:partners?|"
    r"sub-?\s?contractors?|members)\b[^.;]{0,60}\b(?:count(?:ed|s)?|considered|taken into account|relied|included)|"
    r"\bmay rely (?:up)?on the (?:capacit|experience|resources|standing)"
)
_MERGER = pattern(
    r"\b(?:form|become|adopt|create|establish|assume|merge into|incorporate)\b[^.;]{0,20}\b(?:legal (?:entity|form|"
    r"body)|(?:single|new|joint) (?:company|entity|organisation))|\b(?:must|required to) merge\b"
)
_OBLIGED = pattern(r"\b(?:must|shall|required?|requires|need to|have to|obliged)\b")
_ONCE_AWARDED = pattern(
    r"\bmay require\b|\b(?:if|once|when) (?:it is |they are )?(?:awarded|successful)|\bafter (?:the )?award\b"
)
_LIABLE = pattern(
    r"\bjoint(?:ly)? and several(?:ly)?\b|\blead (?:\w+ )?(?:will|shall|must|is) (?:be )?(?:responsible|liable|"
    r"accountable) for (?:all|the whole|any|every)"
)


def find_partners(said: Statement) -> Iterator[Fact]:
    """What is said of bidding together."""
    refused, welcome = _REFUSED.search(said.text), _WELCOME.search(said.text)
    if refused:
        yield said.fact("joint_bids_allowed", False, at=refused.span())
    elif welcome and not is_denied(said.text, *welcome.span()) and not _ONLY_WHERE.search(said.text[welcome.start() :]):
        yield said.fact("joint_bids_allowed", True, at=welcome.span())
    counted = _COUNTED.search(said.text)
    if counted and not is_denied(said.text, *counted.span()):
        yield said.fact("partner_capacity_counted", True, at=counted.span())
    yield from _merger(said)
    liable = _LIABLE.search(said.text)
    if liable and not is_denied(said.text, *liable.span()):
        yield said.fact("lead_liable_for_all", True, at=liable.span())


def _merger(said: Statement) -> Iterator[Fact]:
    found = _MERGER.search(said.text)
    obliged = _OBLIGED.search(said.text)
    is_of_bidders = pattern(rf"\b{_JOINT}|\bpartners\b|\bgroup\b|\bbidders\b").search(f"{said.before} {said.text}")
    if found and obliged and is_of_bidders and not _ONCE_AWARDED.search(said.text):
        denied = is_denied(said.text, *obliged.span()) or is_denied(said.text, *found.span())
        yield said.fact("merger_demanded", not denied, at=found.span())
