"""Matches as text for somebody who is tired: what it is, whether to bid, why, and what would help."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from worthwhile.engines.matching import About, Eligibility, Match, Reason, State
from worthwhile.engines.matching.wording import NOTICE
from worthwhile.kernel.money import money_text
from worthwhile.market.queries.joining import join_words
from worthwhile.market.queries.match import Matched, Matches
from worthwhile.market.queries.match_details import day_in_uk
from worthwhile.market.queries.notice_names import notice_name

WIDTH = 100
MAY_BID = {
    Eligibility.YES: "You may bid, as far as notice and profile tell.",
    Eligibility.UNKNOWN: "Whether you may bid is not certain: see what is not known.",
    Eligibility.NO: "Not for you alone.",
}
UNLESS_RESERVED = "Nothing stated keeps you from bidding; whether it is reserved for others is not stated."
_MARKS = {State.MET: "+", State.WATCH: "!", State.NOT_MET: "-", State.UNKNOWN: "?"}
_IN_WORDS = {
    About.SERVICE: "the service", About.AREA: "where it is delivered", About.SIZE: "whether you can carry it",
    About.RESERVED: "whether it is reserved for others", About.ACCREDITATION: "accreditations",
    About.TIME: "the deadline", About.STEP_UP: "how large a step it is", About.WORTH_A_BID: "whether a bid is worth it",
    About.LENGTH: "how long it runs", About.LOTS: "lots", About.COMPETITION: "how many bid",
    About.HOLDER: "who holds it now", About.ROUTE: "the procedure", About.PRICE_WEIGHT: "how much price weighs",
    About.SUITABILITY: "whom the buyer thinks it suits",
}  # fmt: skip
_ALWAYS_TOLD = frozenset({About.AREA, About.SIZE, About.RESERVED, About.ACCREDITATION, About.TIME})
_PLAIN_ENOUGH = frozenset({About.RESERVED, About.WORTH_A_BID, About.LOTS, About.ROUTE})


def match_lines(
    found: Matches, *, name: str, on: date, freshest_at: datetime | None, all_reasons: bool = False
) -> Iterator[str]:
    """The whole answer, a line each."""
    yield f"{name}: contracts open on {_day(on)}"
    yield from _summary(found, freshest_at)
    for place, one in enumerate(found.best, start=1):
        yield ""
        yield from _one(f"{place}. ", one, all_reasons)
    if found.with_help:
        yield ""
        yield "Not for you alone, but near what you do"
        for one in found.with_help:
            yield ""
            yield from _one("* ", one, all_reasons)
    if found.best or found.with_help:
        yield ""
        yield "+ good   ! watch   - against it   ? not known   > what would make it fit"
        yield "Score = 100 x relevance x fit; what is not known counts for little. --all-reasons shows every part."


def _summary(found: Matches, freshest_at: datetime | None) -> Iterator[str]:
    yield f"{_counted(found.open, 'notice is', 'notices are')} open; {found.relevant:,} near what you do."
    if freshest_at is not None:
        newest = day_in_uk(freshest_at)
        assert newest is not None
        yield f"The newest notice that is held is of {_day(newest)}."
    if not found.open:
        yield "Nothing is open on this day among the notices held. Fetch newer ones, or ask for a day with --on."
    elif not found.best and not found.with_help:
        yield from textwrap.wrap(_nothing_to_tell(found.relevant), WIDTH)


def _nothing_to_tell(relevant: int) -> str:
    if not relevant:
        return "Nothing open is near what you do. Describe your services in words that buyers use, and add CPV codes."
    none = "It does not fit" if relevant == 1 else f"None of the {relevant:,} fits"
    return (
        f"{none}, alone or with help: where the service is delivered, how large it is, whom it is for or what is asked "
        "rules it out. Add the places where you could work too, if there are more than your profile names."
    )


def _one(mark: str, one: Matched, all_reasons: bool) -> Iterator[str]:
    row, match = one.row, one.match
    indent = " " * len(mark)
    yield from _wrapped(mark, notice_name(row))
    made_up = " · made for the demonstration" if row["demonstration"] else ""
    yield from _wrapped(indent, f"{row['buyer_name'] or 'Buyer not stated'} · {_value(one)} · {_due(one)}{made_up}")
    score = f"Score {match.score:.0f} (relevance {match.relevance:.2f} x fit {match.fit:.2f})."
    yield from _wrapped(indent, f"{_may_bid(match)} {score}")
    yield from _reasons(match, indent, all_reasons)
    for remedy in match.remedies:
        yield from _wrapped(f"{indent}> ", remedy.sentence)
    yield f"{indent}{match.ocid}"


def _may_bid(match: Match) -> str:
    if match.eligibility is Eligibility.UNKNOWN and match.is_free_of_objections:
        return UNLESS_RESERVED
    return MAY_BID[match.eligibility]


def _reasons(match: Match, indent: str, all_reasons: bool) -> Iterator[str]:
    if all_reasons:
        for reason in match.reasons:
            parts = "" if reason.points is None else f"; {reason.points:.2f} of 1, weight {reason.weight}"
            told = f"{reason.sentence} [{reason.code}; {reason.source}{parts}]"
            yield from _wrapped(f"{indent}{_MARKS[reason.state]} ", told)
        return
    for state in (State.NOT_MET, State.WATCH, State.MET):
        for reason in match.reasons:
            if reason.state is state and _is_told(reason):
                yield from _wrapped(f"{indent}{_MARKS[state]} ", reason.sentence)
    unknown = [reason for reason in match.reasons if reason.state is State.UNKNOWN]
    for reason in unknown:
        if reason.about in _ALWAYS_TOLD and not reason.is_silence:
            yield from _wrapped(f"{indent}? ", reason.sentence)
    others = [_IN_WORDS[reason.about] for reason in unknown if reason.about not in _ALWAYS_TOLD or reason.is_silence]
    if others:
        yield from _wrapped(f"{indent}? ", f"Not known: {', '.join(others)}.")


def _is_told(reason: Reason) -> bool:
    """Whether a reason is worth a line: good news of little weight and silence of the notice are not."""
    if reason.about in _PLAIN_ENOUGH:
        return reason.state is State.NOT_MET or (reason.state is State.WATCH and reason.about is not About.LOTS)
    return reason.about is not About.ACCREDITATION or reason.source != NOTICE


def _value(one: Matched) -> str:
    low, high, months = one.row["value_low"], one.row["value_high"], one.row["months"]
    if low is None and high is None:
        said = "value not stated"
    elif low is not None and high is not None and low < high:
        said = f"{_pounds(high)}, lots from {_pounds(low)}"
    else:
        said = _pounds(high if high is not None else low)
    return f"{said} over {_counted(round(months), 'month', 'months')}" if months and months >= 1 else said


def _due(one: Matched) -> str:
    if one.row["dynamic_market"]:
        return f"{join_words(one.row)[0].lower()}{join_words(one.row)[1:]}"
    due = day_in_uk(one.row["deadline_at"])
    return f"bids due {_day(due)}" if due else "no deadline stated"


def _pounds(amount: float) -> str:
    return money_text(Decimal(repr(float(amount))), places=0)


def _counted(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _wrapped(start: str, text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start)) or [start.rstrip()]
