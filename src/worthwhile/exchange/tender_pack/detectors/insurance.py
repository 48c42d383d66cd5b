"""Which insurance is demanded, how high, and by when (FIT-03, FIT-04)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import Amount, money_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_KINDS = {
    "public liability": r"public(?:\s?(?:and|&|/)\s?products?)? liability",
    "employers' liability": r"employer(?:s'?|['’]s|s['’])?\s?(?:\(compulsory\)\s|compulsory\s)?liability",
    "professional indemnity": r"professional indemnity",
    "products liability": r"(?<!and )(?<!& )products? liability",
    "medical malpractice": r"(?:medical|clinical) (?:malpractice|negligence)",
    "cyber": r"cyber (?:liability|insurance|risk)",
    "abuse": r"abuse (?:liability|cover|insurance)",
}
_KIND = pattern("|".join(f"(?P<k{at}>{words})" for at, words in enumerate(_KINDS.values())))
_COVER = pattern(r"\binsur|\bindemnity\b|\bcover\b|\blimits?\b")
_BOUGHT = pattern(
    r"\b(?:purchase|procure|provision|supply|placement|tender(?:s|ing)?) (?:of|for) [^.;]{0,40}insurance|"
    r"\bpremiums?\b|\b(?:council|authority|trust|board) (?:will|shall) (?:insure|hold|maintain)|^lot \d"
)
_LATER = pattern(
    r"\b(?:commit|undertake|agree) (?:to|that)|\bprior to (?:the )?(?:commencement|start|contract(?! (?:being |"
    r"is )?award))|"
    r"\bby the (?:contract )?(?:start|commencement)|\b(?:before|on|by) (?:the )?(?:contract |service )?(?:starts?|"
    r"commences|commencement)|\b(?:not|n't)\s(?:need|have|required) to (?:be in place|hold|have)[^.;]{0,60}(?:bid|"
    r"tender|submi|award)|\b(?:does|do|need|will) not (?:need to |have to )?be in place (?:when|at|before|until)"
)
_NOW = pattern(
    r"\b(?:at|on|by) the (?:time|date|point|deadline|closing date) (?:of|for) (?:the )?(?:submi|tender|bid|respon|"
    r"return)|\b(?:with|to|in) (?:your|the|their|its) (?:bid|tender|response|submission)\b|\bwhen (?:you|"
    r"they) (?:bid|tender)|\b(?:before|prior to) (?:submi|tender|bid)|\bat (?:the )?(?:bid|tender|submission|"
    r"selection) stage|\b(?:current|existing|valid)\b[^.;]{0,30}\b(?:certificates?|evidence)\b[^.;]{0,40}\b(?:bid|"
    r"tender|submission)|\b(?:before|prior to) (?:the )?(?:contract (?:being |is )?award|award of)"
)
_BEFORE_AWARD = pattern(r"\b(?:before|prior to) (?:the )?(?:contract (?:being |is )?award|award of the contract)")
_TOO_LATE = pattern(
    r"\b(?:commit\w*|undertak\w*|promises?|agreements?) (?:to|that)\b[^.;:]{0,80}\bnot (?:be )?(?:accepted|"
    r"acceptable|enough|"
    r"sufficient|considered)|\bnot (?:enough|sufficient) to (?:commit|undertake|promise)"
)
_HELD = pattern(r"\b(?:in place|certificates?|hold|held|evidence|copies|copy|proof)\b")
_NOT_YET = pattern(r"\bnot (?:be )?required\b|\bneed not\b|\bnot need(?:ed)?\b")
_BEFORE_GAP, _AFTER_GAP = 110, 30
_LEAST_COVER = 10_000


def find_insurance(said: Statement) -> Iterator[Fact]:
    """A limit for each kind, and whether cover must be in place before the award."""
    if (not _COVER.search(said.text) and not _KIND.search(said.text)) or _BOUGHT.search(said.text):
        return
    yield from _limits(said)
    if not pattern(r"\binsur|\bindemnity\b").search(f"{said.text} {said.before}"):
        return
    later, now = _LATER.search(said.text), _NOW.search(said.text)
    too_late = _TOO_LATE.search(said.text) or (None if _NOT_YET.search(said.text) else _BEFORE_AWARD.search(said.text))
    if too_late:
        yield said.fact("insurance_before_award", True, at=too_late.span())
    elif later:
        yield said.fact("insurance_before_award", False, at=later.span())
    elif now and _HELD.search(said.text) and not _NOT_YET.search(said.text):
        yield said.fact("insurance_before_award", True, at=now.span())


def _limits(said: Statement) -> Iterator[Fact]:
    kinds = [(name, found) for found in _KIND.finditer(said.text) for name in [_name(found.lastgroup or "")]]
    told: set[tuple[str, object]] = set()
    sums = tuple(money_in(said.text))
    for amount in sums:
        if amount.value < _LEAST_COVER:
            continue
        name = _kind_of(amount, [(name, found.start(), found.end()) for name, found in kinds], sums)
        if name and (name, amount.value) not in told:
            told.add((name, amount.value))
            yield said.fact("insurance_limit", amount.value, about=name, at=(amount.start, amount.end))


def _name(group: str) -> str:
    return list(_KINDS)[int(group.removeprefix("k"))]


def _kind_of(amount: Amount, kinds: list[tuple[str, int, int]], sums: tuple[Amount, ...]) -> str:
    """The kind that stands nearest before the sum; one just after it where none does ("£5m public liability")."""
    others = [other.start for other in sums if other.value != amount.value and other.start < amount.start]
    since = max([amount.start - _BEFORE_GAP, *others])
    before = [(name, end) for name, _, end in kinds if since <= end <= amount.start]
    if before:
        return max(before, key=lambda one: one[1])[0]
    next_sum = min((other.start for other in sums if other.start > amount.start), default=amount.end + _AFTER_GAP)
    after = [(name, start) for name, start, _ in kinds if amount.end <= start <= min(next_sum, amount.end + _AFTER_GAP)]
    return min(after, key=lambda one: one[1])[0] if after else ""
