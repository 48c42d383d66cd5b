"""What the words about an extension say for sure: how many months it adds, and until when it lasts.

Only wordings that can be read in one way are read ("option to extend for up to 24 months", "2 x 12 month extensions",
"12 + 12 months", "an additional 2 years (03rd April 2028 - 02nd April 2030)"). Words that give two different lengths,
or one extension after another, tell nothing here.
"""

from __future__ import annotations

import math
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Extension(NamedTuple):
    """What words tell; both None where they tell nothing for sure."""

    months: float | None
    until: date | None


NOTHING_SURE = Extension(None, None)

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "eighteen": 18, "twenty four": 24, "thirty six": 36,
}  # fmt: skip
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS_A_UNIT = {"y": 12.0, "m": 1.0}
_LONGEST = 240.0
_NUMBER_WORD = re.compile(r"\b(" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")\b(?:\s*\(\s*\d+\s*\))?")
_NUMBER_AGAIN = re.compile(r"\b(\d+)\s*[(\[]\s*(?:\1|[a-z ]{3,12})\s*[)\]]")
_UNIT = r"(?P<unit>y(?:ea)?r|m(?:on)?th)s?\b"
_ANY_UNIT = r"(?:y(?:ea)?r|m(?:on)?th)s?\b"
_BETWEEN = (
    r"(?:\s+(?:the|this|such|contracts?|agreement|framework|term|lots?|dps|it|services?|for|by|of|on|an?|annual|annually|"
    r"basis|up to|maximum|max|further|additional|extra|another|period|periods|options?|optional|potential|possible|"
    r"separate|with|or|at|being|be|is|are|may|can|could|will|potentially|variable|not|exceeding))*"
)
_EXTEND = r"\b(?:extend(?:ed|ing|able)?|extensions?|renew(?:ed|able|als?)?)\b"
_FURTHER = r"\b(?:further|additional|another|extra)(?:\s+(?:periods?|of|up to|a|an|the|maximum))*"
_MAYBE = r"\b(?:optional|possible|potential)(?:\s+(?:periods?|of|up to|a|an|the|further|additional))*"
_KIND = r"(?:separate|optional|further|additional|possible|potential|individual|annual|consecutive)"
_SEVERAL = r"(?P<times>\d)(?:\s*x\s*|\s+(?:" + _KIND + r"\s+){0,2})(?P<length>\d{1,2})\s*"
_SEVERAL_OF = (
    r"\b(?P<times>\d)\s+(?:" + _KIND + r"\s+){0,2}(?:extensions?|periods?|extension periods?|options?|terms?)\s+of\s+"
    r"(?:up to\s+)?(?P<length>\d{1,2})\s*"
)
_ONE = r"(?P<length>\d{1,3})\s*"
_AFTERWARDS = r"(?:\s+(?:optional|possible|potential|contract|further|period))*"
_STEPS = r"\s+(?:extensions?|extension (?:options?|periods?)|options?|intervals|increments|periods?)\b"
_ADDED = r"\d{1,2}\s*(?:" + _ANY_UNIT + r")?(?:\s*\+\s*\d{1,2}\s*(?:" + _ANY_UNIT + r")?)+"
# From the surest wording to the loosest; what one has read is not read again by the next.
_WORDINGS = tuple(
    re.compile(wording)
    for wording in (
        r"(?:" + _EXTEND + _BETWEEN + "|" + _FURTHER + "|" + _MAYBE + r")\s+\+?\s*(?P<all>" + _ADDED + r")",
        r"\b(?P<rest>" + _ADDED + r")",
        r"\b" + _SEVERAL + _UNIT + _AFTERWARDS + _STEPS,
        _SEVERAL_OF + _UNIT,
        r"\b(?P<times>\d)\s*x\s*(?P<length>\d{1,2})\s*" + _UNIT,
        _EXTEND + _BETWEEN + r"\s+" + _SEVERAL + _UNIT,
        _EXTEND + _BETWEEN + r"\s+" + _ONE + _UNIT,
        _FURTHER + r"\s+" + _ONE + _UNIT,
        r"\b" + _ONE + _UNIT + _AFTERWARDS + r"\s+(?:extensions?|renewals?|option)\b",
        r"\A(?:up to )?" + _ONE + _UNIT + r"\.?\Z",
    )
)
_ONE_AFTER_ANOTHER = re.compile(r"\bthen\b|\bfollowed by\b|\bthereafter\b|\bplus\b|\bsubsequent|\beach\b")
_AND_ANOTHER = re.compile(
    r"\band (?:an? )?(?:further|another|additional|final)\b|\bfollowed by (?:an? )?(?:further|another)\b"
)
_OR_ANOTHER = re.compile("\u00b7" + r"\s*(?:or|and)\s+(?:(?:by|for|up to|an?|further|another)\s+)*\d+\s*" + _UNIT)
_DAY_IN_WORDS = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(" + "|".join(_MONTH_NAMES) + r"),?\s+(20\d\d)\b")
_DAY_IN_NUMBERS = re.compile(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b")
_UNTIL = re.compile(r"(?:\buntil|\bto|\btill|-|–|\bending(?: on)?|\bup to)\s*(?:the\s+)?\Z")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


def _plain(words: str) -> str:
    """Lower case, numbers in digits, hyphens between words as spaces."""
    said = " ".join(words.lower().split())
    said = re.sub(r"(?<=[a-z0-9])-(?=[a-z])", " ", said).replace("×", "x")
    said = _NUMBER_WORD.sub(lambda found: str(_NUMBERS[found[1]]), said)
    said = _NUMBER_AGAIN.sub(r"\1", said).replace("(s)", "s").replace("upto", "up to")
    return re.sub(r"(?<=\d) plus (?=\d+ ?[ym])", " + ", said)


def _added(words: str, *, without_first: bool) -> float:
    """Months of "2 + 1 + 1 years", of all the parts or of all but the first; not a number where it cannot be told."""
    units = {unit[0] for unit in re.findall(r"y(?:ea)?r|m(?:on)?th", words)}
    if len(units) != 1:
        return math.nan
    parts = [int(part) for part in re.findall(r"\d+", words)]
    return _MONTHS_A_UNIT[units.pop()] * sum(parts[1:] if without_first else parts)


def _months_of(found: re.Match[str]) -> float:
    parts = found.groupdict()
    if parts.get("all"):
        return _added(parts["all"], without_first=False)
    if parts.get("rest"):
        extends = re.match(r"\s*(?:extension|option)", found.string[found.end() :])
        return math.nan if extends else _added(parts["rest"], without_first=True)
    return _MONTHS_A_UNIT[parts["unit"][0]] * int(parts["length"]) * int(parts.get("times") or 1)


def _lengths(said: str) -> tuple[list[float], bool, str]:
    """(each length, whether one is "2 periods of 1 year", the words with what was read blotted out)."""
    lengths = []
    counted = False
    for wording in _WORDINGS:
        for found in list(wording.finditer(said)):
            lengths.append(_months_of(found))
            counted = counted or bool(found.groupdict().get("times"))
            said = said[: found.start()] + "\u00b7" * (found.end() - found.start()) + said[found.end() :]
    return lengths, counted, said


def _months(said: str) -> float | None:
    lengths, counted, left = _lengths(said)
    if not lengths or any(math.isnan(length) for length in lengths) or len(set(lengths)) != 1:
        return None
    if _AND_ANOTHER.search(said) or (len(lengths) > 1 and _ONE_AFTER_ANOTHER.search(said)):
        return None
    if _OR_ANOTHER.search(left):
        return None
    if not counted and re.search(r"\beach\b", said):
        return None
    return lengths[0] if 0 < lengths[0] <= _LONGEST else None


def _days(said: str) -> list[tuple[int, date]]:
    found = []
    for match in _DAY_IN_WORDS.finditer(said):
        found.append((match.start(), int(match[3]), _MONTH_NAMES.index(match[2]) + 1, int(match[1])))
    for match in _DAY_IN_NUMBERS.finditer(said):
        found.append((match.start(), int(match[3]), int(match[2]), int(match[1])))
    days = []
    for start, year, month, day in found:
        try:
            days.append((start, date(year, month, day)))
        except ValueError:
            continue
    return sorted(days)


def _until(said: str) -> date | None:
    """The last day that the words name, where they lead up to it ("until", "to", a dash)."""
    days = _days(said)
    if not days:
        return None
    start, last = days[-1]
    if any(day > last for _, day in days) or not _UNTIL.search(said[:start]):
        return None
    return last


@lru_cache(maxsize=1 << 13)
def read_extension(words: str) -> Extension:
    """What the words of an extension, renewal or option tell for sure."""
    if len(words) > 20_000:
        return NOTHING_SURE
    said = _plain(words)
    return Extension(_months(said), _until(said))


@lru_cache(maxsize=1 << 12)
def sentence_of_extension(words: str) -> str | None:
    """The one sentence of a description that speaks of extending the contract; None where none or several do."""
    found = [one.strip() for one in _SENTENCE.split(words) if _names_extension(one.lower())]
    return found[0] if len(found) == 1 else None


def _names_extension(sentence: str) -> bool:
    # Call-offs that outlast their framework are another matter.
    if "call off" in sentence or "call-off" in sentence:
        return False
    return ("extend" in sentence or "extension" in sentence) and any(
        word in sentence for word in ("option", "contract", "agreement", "framework", "year", "month", "period")
    )
