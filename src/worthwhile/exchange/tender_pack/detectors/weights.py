"""The weights of price and of social value (FIT-35, FIT-36)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import Amount, shares_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_LABEL = pattern(
    r"\b(?:(?P<price_weight>(?:tendered |total |whole[- ]life )?(?:price|prices|cost|commercial|financial)\b)|"
    r"(?P<social_value_weight>social value\b)|(?P<other>quality|technical|method statements?|sustainability|"
    r"interview|experience|delivery|innovation)\b)"
)
_CUE = pattern(r"\b(?:award|evaluat\w*|criteri\w+|weight\w*|score[sd]?|scoring|ratio|split|marks|points)\b")
_RATIO = pattern(
    r"\b(?P<first>quality|price)\s?(?:[/:-]|to|and)\s?(?P<second>quality|"
    r"price)\b[^\d%]{0,20}(?P<one>\d{1,3})\s?%?\s?(?:[/:-]|to)\s?(?P<two>\d{1,3})\b|"
    r"\b(?P<one_first>\d{1,3})\s?%?\s?[/:]\s?(?P<two_first>\d{1,3})\s?%?\s(?P<named>quality|price)\s?(?:[/:]|to)"
)
_PRICE_ALONE = pattern(
    r"\b(?:award\w*|select\w*|chosen)\b[^.;]{0,50}\blowest[- ]pric|\b(?:price|cost) (?:only|alone)\b|"
    r"\bsolely on (?:the )?(?:basis of )?(?:lowest )?(?:price|cost)\b"
)
_ALONE = pattern(r"^(?:price|cost|social value)\s?[:|–-]\s?[\w.]+\s?(?:%|per\s?cent)\.?$")
_GAP = 28
_LONG_GAP = 45
_HUNDRED = 100


def find_weights(said: Statement) -> Iterator[Fact]:
    """Pairs of a criterion and a percentage, read the way round that the sentence uses."""
    alone = _PRICE_ALONE.search(said.text)
    if alone and "not" not in said.text[: alone.end()].lower().split():
        yield said.fact("price_weight", Decimal(1), about=said.lot, at=alone.span())
        return
    ratio = _RATIO.search(said.text)
    if ratio:
        yield from _ratio(said, ratio.groupdict())
        return
    yield from _pairs(said)


def _ratio(said: Statement, found: dict[str, str | None]) -> Iterator[Fact]:
    one = Decimal(found["one"] or found["one_first"] or 0)
    two = Decimal(found["two"] or found["two_first"] or 0)
    is_price_first = (found["first"] or found["named"] or "").lower() == "price"
    if one + two == _HUNDRED and found["first"] != found["second"]:
        yield said.fact("price_weight", (one if is_price_first else two) / _HUNDRED, about=said.lot)


def _pairs(said: Statement) -> Iterator[Fact]:
    labels = [(found.lastgroup or "other", found.start(), found.end()) for found in _LABEL.finditer(said.text)]
    shares = [share for share in shares_in(said.text) if share.value <= 1]
    if not labels or not shares:
        return
    is_forward = _is_forward(labels, shares[0])
    pairs = [pair for share in shares if (pair := _label_of(share, labels, said.text, is_forward))]
    has_cue = _CUE.search(f"{said.text} {said.heading} {said.before}") or _ALONE.match(said.text)
    names = {name for name, _ in pairs}
    if (not has_cue and len(names) < 2) or (sum(share.value for _, share in pairs) > 1 and len(names) == len(pairs)):
        return
    for name, share in pairs:
        if name != "other" and len({other.value for label, other in pairs if label == name}) == 1:
            yield said.fact(name, share.value, about=said.lot, at=(share.start, share.end))


def _is_forward(labels: list[tuple[str, int, int]], share: Amount) -> bool:
    """Whether a sentence names first and weighs then ("price 40%"), by what stands nearer to its first percentage."""
    before = min((share.start - end for _, _, end in labels if end <= share.start), default=None)
    after = min((start - share.end for _, start, _ in labels if start >= share.end), default=None)
    return before is not None and (after is None or before <= after)


def _label_of(
    share: Amount, labels: list[tuple[str, int, int]], text: str, is_forward: bool
) -> tuple[str, Amount] | None:
    if is_forward:
        near = [one for one in labels if one[2] <= share.start and share.start - one[2] <= _GAP]
        found = max(near, key=lambda one: one[2], default=None)
        between = text[found[2] : share.start] if found else ""
    else:
        near = [one for one in labels if one[1] >= share.end and one[1] - share.end <= _LONG_GAP]
        found = min(near, key=lambda one: one[1], default=None)
        between = text[share.end : found[1]] if found else ""
    return (found[0], share) if found and "%" not in between else None
