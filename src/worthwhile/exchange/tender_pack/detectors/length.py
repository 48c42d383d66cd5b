"""How long the contract runs, and how far it may be extended (FIT-29, FIT-30)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.dates import days_in
from worthwhile.exchange.tender_pack.extension_words import extension_in
from worthwhile.exchange.tender_pack.numbers import Duration, durations_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_THING = (
    r"(?:contracts?|agreements?|frameworks?|DPS|service|arrangement|list|panel|term|period|duration|EC|lots?|"
    r"appointment)"
)
_LED = pattern(
    rf"(?:\b{_THING}\b[^.;]{{0,90}}?\b(?:for|of|over|lasting|be|is|run|runs|last|duration|term|period|:)\s|\b(?:for|"
    r"over) |\binitial |\b(?:initial|minimum|contract|agreement|framework|fixed)\s(?:period|term|"
    r"duration)(?: of)?:? |^)(?:(?:a|an|the|period|term|duration|initial|proposed|fixed|minimum|maximum|of|for|be|"
    r"is|:|full|firm|next|contract|framework|only)\s)*$"
)
_FOLLOWED = pattern(
    rf"^[\s-]*(?:initial |fixed |firm |framework |call-?off |proposed )*(?:{_THING})\b|^,? ?(?:\()?(?:from|with|plus|"
    r"commencing|starting|and an option|subject|,)\b|^\s?\(?until"
)
_NOT_THE_TERM = pattern(
    r"\b(?:experience|records?|retain|accounts|turnover|aged?|previous|past|last|within|every|concession|averaged?|"
    r"invoices?|warranty|retention|notice (?:period )?of|guarantee|response|trading|older|old|in advance|first|prior|"
    r"population|prices?|rates?|remain|valid(?:ity)?|remaining|call off contracts? will|extensions?|extend\w*|"
    r"additional|further|optional|another|each)\b[^.;]{0,50}$"
)
_NOT_FIRST_AFTER = pattern(
    r"^[\w\s]{0,12}\(?(?:if extended|remaining|value)|^\s(?:after|following|from|beyond) (?:the )?(?:end|expiry|"
    r"termination|completion)\b|^[\s-]*(?:olds?|of age|and over|and above)\b|^['’]?\s?(?:of )?(?:audited|accounts|"
    r"experience)|^['’]\s"
)
_SUBJECT = pattern(
    rf"\b{_THING}\b|\b(?:run|runs|provide|deliver|appoint|supply|provision|tender|procure|award(?:ed)?|initial|"
    r"commission|require|deliver(?:y|ed)|needs?)\w*\b"
)
_CALLED_FIRST = pattern(r"\b(?:initial(?:ly)?|firm)\b[^.;]{0,25}$")
_LEFT = pattern(r"^\s(?:are |is )?remaining\b")
_PAST = pattern(
    r"\b(?:have|has) (?:just |now )?(?:been (?:running|providing|going|held)|started|run)\b|\b(?:current|previous|"
    r"existing|present) (?:contract|agreement|framework)\b|\byear of an? $|\bruns? alongside\b"
)
_NEXT = pattern(r"\bnext $")
_BOUGHT = pattern(r"\b(?:contracts?|frameworks?|panel|DPS|list|agreement)\b")
_RANGE = pattern(r"^\s?(?:to|until|[-–]|and ends? on|and end on|up to)(?: and including)?\s(?:the )?$")
_RANGE_CUE = pattern(r"\b(?:contracts?|agreements?|period|term|run|commenc\w+|start\w*|extend\w*)\b")
_OF_LOTS = pattern(r"^\s?lots?\s\d[\d\s,&–-]*(?:and\s\d+\s)?(?:is|are|will|has|have|shall|for)\b")
_NO_EXTENSION = pattern(
    r"\bno (?:option|provision|right|possibility|intention)?\s?(?:to extend|for (?:an )?extensions?|"
    r"of (?:an )?extension|extensions?)|\b(?:cannot|may not|will not|shall not) be extended"
)
_AGREED = pattern(
    r"\b(?:mutual(?:ly)?|by|subject to the) (?:written )?agree(?:d|ment)\b|\bagreed by both|\bboth parties agree"
)
_BUYER_ALONE = pattern(
    r"\b(?:sole |absolute )?discretion of|\b(?:council|authority|commissioner|buyer|trust|client|office|"
    r"board)['’]?s?['’]? (?:sole |absolute )?discretion|\bsole discretion"
)
_OF_THE_EXTENSION = pattern(r"^(?:this|the option|any (?:such )?extension|such (?:an )?extension|extensions?)\b")
_REOPENED = pattern(
    r"\bextension\b[^.]{0,80}\b(?:pric\w+|charges|fees?)\b[^.]{0,40}\b(?:renegotiated|reviewed|revised|agreed|"
    r"reopened|reset)"
)


def find_length(said: Statement) -> Iterator[Fact]:
    """The first term, the term with every extension, and who decides on extensions; nothing where lots differ."""
    if _OF_LOTS.match(said.text):
        extension = extension_in(said.text, None)
        if extension:
            yield said.fact("has_extensions", True, at=extension.span)
        return
    none = _NO_EXTENSION.search(said.text)
    if none:
        yield said.fact("has_extensions", False, at=none.span())
    first = _first_term(said)
    if first:
        yield said.fact("contract_months", first[0], about=said.lot, at=first[1])
        begins = next((day for day in days_in(said.text) if day.start == first[1][0]), None)
        if begins:
            yield said.fact("start_on", begins.value, about=said.lot, at=first[1])
    term = first or (_first_term(replace(said, text=said.before, before="")) if said.before else None)
    since = first[1][1] if first else 0
    extension = None if none else extension_in(said.text, term[0] if term else None, since=since)
    if extension:
        yield from _extended(said, extension.total, extension.span)
    elif _OF_THE_EXTENSION.match(said.text) and extension_in(said.before, None):
        yield from _decided(said)


def _extended(said: Statement, total: Decimal | None, span: tuple[int, int]) -> Iterator[Fact]:
    yield said.fact("has_extensions", True, at=span)
    if total is not None:
        yield said.fact("contract_months_with_extensions", total, about=said.lot, at=span)
    yield from _decided(said)


def _decided(said: Statement) -> Iterator[Fact]:
    agreed, alone = _AGREED.search(said.text), _BUYER_ALONE.search(said.text)
    if agreed:
        yield said.fact("extension_by_agreement", True, at=agreed.span())
    elif alone:
        yield said.fact("extension_by_agreement", False, at=alone.span())


def find_reopened_price(said: Statement) -> Iterator[Fact]:
    """Whether an extension settles the price anew."""
    found = _REOPENED.search(said.text)
    if found:
        yield said.fact("extension_reopens_price", not pattern(r"\bnot\b").search(found[0]), at=found.span())


def _first_term(said: Statement) -> tuple[Decimal, tuple[int, int]] | None:
    summed = pattern(r"\(?\b(\d)\s?\+\s?\d(?:\s?\+\s?\d){0,5}\)?\s?years?").search(said.text)
    terms = [one for one in durations_in(said.text) if _is_first_term(said.text, one)]
    if terms:
        # "a maximum term of 4 years (initial 2 years + 2 extensions)": the first term is the one that is called so.
        called = [one for one in terms if _CALLED_FIRST.search(said.text[: one.start])]
        return (called or terms)[0].as_months(), ((called or terms)[0].start, (called or terms)[0].end)
    if summed and not _LEFT.match(said.text[summed.end() :]):
        return Decimal(summed[1]) * 12, summed.span()
    return _range(said)


def _is_first_term(text: str, one: Duration) -> bool:
    before, after = text[: one.start], text[one.end :]
    if one.months is None or _NOT_THE_TERM.search(before[-70:]):
        return False
    if not _SUBJECT.search(text) or _PAST.search(before):
        return False
    if _NEXT.search(before) and not _BOUGHT.search(text):
        return False
    if re.search(r"\d\s?[x×]\s?$|\+\s?$|\bx\s?$", before) or _NOT_FIRST_AFTER.match(after):
        return False
    return bool(_LED.search(before[-110:])) or bool(_FOLLOWED.match(after[:40]))


def _range(said: Statement) -> tuple[Decimal, tuple[int, int]] | None:
    """Whole months between two days of a term: "1 April 2027 to 31 March 2030"."""
    days = () if _PAST.search(said.text) else tuple(days_in(said.text))
    for one, two in itertools.pairwise(days):
        after = two.value + timedelta(days=1)
        months = (after.year - one.value.year) * 12 + after.month - one.value.month
        is_whole = after.day == one.value.day and months > 2
        if (
            is_whole
            and _RANGE.match(said.text[one.end : two.start])
            and _RANGE_CUE.search(f"{said.heading} {said.text}")
        ):
            return Decimal(months), (one.start, two.end)
    return None
