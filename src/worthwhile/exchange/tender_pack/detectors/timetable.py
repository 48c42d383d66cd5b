"""The days of a tender: publication, questions, answers, bids, award and start (FIT-12 to FIT-16, FIT-50)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.dates import Clock, Day, clocks_in, days_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_ROLES = {
    "questions_until_on": (
        r"\b(?:clarification (?:questions?|requests?|period)|questions?|queries|requests? for clarification)\b"
    ),
    "answers_by_on": r"\b(?:answers?|responses? to (?:clarification|questions)|replies)\b",
    "consortium_by_on": r"\bfind (?:\w+ ){0,2}partners\b",
    "deadline_on": (
        r"\b(?:deadline|closing date|closing time|clos(?:es|ing)\b(?! balance)|return date|no later than|"
        r"at the very latest|return(?:ed)?(?: by)?|submi(?:t|tted|ssion)|uploaded|receipt of (?:tenders|bids)|"
        r"received by)\b"
    ),
    "award_on": (
        r"\b(?:contract award|award (?:of|is|date|decision|notif)|awarded on|intention to award|notif\w+ of award)\b"
    ),
    "start_on": (
        r"\b(?:commenc(?:e|es|ing|ement)|start(?:s|ing)?(?: date| on)?|begin(?:s|ning)?|go[- ]?live|service start|"
        r"(?:years?|months?|weeks)(?:\)| period| term)* from|run from|contract (?:period|term):?|period:?(?: from)?|"
        r"term:)(?!\w)"
    ),
    "published_on": (
        r"\b(?:publication of (?:the )?(?:tender|notice|opportunity)|(?:tender|notice|opportunity) (?:is |was |"
        r"will be )?published)\b"
    ),
}
_ROLE = {name: pattern(words) for name, words in _ROLES.items()}
_OTHER = pattern(
    r"\b(?:interviews?|presentations?|site visits?|expir\w+|previous|existing|current contract|bidders'? day|"
    r"open day|dated|started|commenced|since|valid|census|statutory deadline|to end no later than|(?:notifications?|"
    r"expressions?) of interest[^.;]{0,70}$|as at|elections?|inspection|act\b|regulations?|accounts|in place since)\b"
)
_INTEREST = pattern(r"\b(?:notifications?|expressions?) of interest[^.;]{0,70}$")
_WEEK = pattern(r"\b(?:w/c|week commencing|week of)\s$")
_END = pattern(
    r"(?:\b(?:until|to|till|ends?|ending|end date(?: of)?|expires?|up to|after|by the end of)\s(?:on\s|of\s)?|"
    r"[–-]\s?)(?:\w+day,?\s)?$"
)
_REACH = 130
_AFTER = 45


def find_timetable(said: Statement) -> Iterator[Fact]:
    """Every day in a sentence whose part in the timetable the words before it name; the rest is left."""
    days = tuple(days_in(said.text))
    clocks = tuple(clocks_in(said.text)) if days else ()
    found = [(role, day) for at, day in enumerate(days) if (role := _role(said, day, days[at - 1].end if at else 0))]
    for role, day in found:
        if len({other.value for name, other in found if name == role}) > 1:
            continue
        yield said.fact(role, day.value, at=(day.start, day.end))
        clock = _clock_of(day, clocks, said.text)
        if role == "deadline_on" and clock:
            yield said.fact("deadline_time", clock.value, at=(clock.start, clock.end))


def _role(said: Statement, day: Day, since: int) -> str:
    before = said.text[max(since, day.start - _REACH) : day.start]
    after = said.text[day.end : day.end + _AFTER]
    if any(other.search(before) for other in (_OTHER, _WEEK, _INTEREST)):
        return ""
    roles = {name: max((one.end() for one in words.finditer(before)), default=0) for name, words in _ROLE.items()}
    named = {name: at for name, at in roles.items() if at}
    is_end = bool(_END.search(before))
    if not named and not is_end and "deadline" in after:
        return "deadline_on"
    if ("questions_until_on" in named and "deadline_on" in named) or set(named) == {"questions_until_on"}:
        return _question_or_bid(before, named)
    if is_end and max(named, key=lambda name: named[name], default="") not in ("deadline_on", "questions_until_on"):
        return ""
    return max(named, key=lambda name: named[name], default="")


def _question_or_bid(before: str, named: dict[str, int]) -> str:
    """A day for "questions" that are asked, and not for a questionnaire or the answers to questions."""
    if "answers_by_on" in named and named["answers_by_on"] > named["questions_until_on"]:
        return "answers_by_on"
    is_of_bids = pattern(r"\b(?:tenders?|bids?|quotations?|tender documents|questionnaire)\b[^.;]{0,60}$").search(
        before
    )
    bids_at = is_of_bids.start() if is_of_bids else -1
    return "deadline_on" if bids_at > named["questions_until_on"] else "questions_until_on"


def _clock_of(day: Day, clocks: tuple[Clock, ...], text: str) -> Clock | None:
    """The time that stands with a day: just before it ("5pm on Monday 8 June") or just after ("8 June at 5pm")."""
    for clock in clocks:
        between = text[clock.end : day.start] if clock.end <= day.start else text[day.end : clock.start]
        if len(between) <= 35 and not any(other in between for other in (". ", ";")):
            return clock
    return None
