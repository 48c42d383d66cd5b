"""The log of a tender in sentences, with people by name where they work on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from worthwhile.apps.tenders.models import LogLine
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_words import ROLES
from worthwhile.engines.tendering import Act, Role

_SAID = {
    "begin": "Tender begun",
    "name-person": "Somebody named",
    "take-role-away": "Role taken away",
    "declare-interest": "Conflicts of interest declared",
    "name-holder": "Opening key named",
    "try-key": "Opening key tried",
    "choose-suppliers": "Suppliers chosen in turn",
    "keep-documents": "New documents kept",
    "write-change": "Draft of a change kept",
    "throw-change-away": "Draft of a change thrown away",
    "bid-kept-whole": "Bid kept whole",
    "read-bid": "Opened bid downloaded",
    "see-ranking": "Ranking looked at, with how firm it is",
    "read-quality": "Part of an opened bid downloaded",
    "read-price": "Price of a bid read",
    "make-provider-link": "Link made for a provider",
    "follow-provider-link": "Link followed by a provider",
    "end-provider-link": "Link for a provider ended",
    "state-restored-backup": "Backup restored: the log stands as that has it",
    "bids-set-right": "Bids that count set right by the log",
    "checkpoint": "Signed by the service",
    Act.EDIT: "Draft changed",
    Act.APPROVE: "Approved",
    Act.RETURN_TO_DRAFT: "Returned to draft",
    Act.PUBLISH: "Published",
    Act.ASK_QUESTION: "Question asked",
    Act.ANSWER_QUESTION: "Question answered",
    Act.CHANGE_DOCUMENTS: "Documents changed",
    Act.EXTEND: "More time given",
    Act.EXTEND_FOR_QUESTIONS: "More time, because a question waited",
    Act.EXTEND_FOR_OUTAGE: "More time, because of an outage",
    Act.SUBMIT_BID: "Bid handed in or confirmed",
    Act.WITHDRAW_BID: "Bid withdrawn",
    Act.CLOSE: "Closed",
    Act.OPEN_BIDS: "Opening key used",
    Act.BEGIN_ASSESSMENT: "Bids opened",
    Act.END_WITHOUT_AWARD: "Ended without award",
    "clear-interest": "Conflict decided not to bar somebody",
    "open-bids-refused": "Opening refused",
    "undo-opening": "Use of an opening key undone",
    "bid-unreadable": "Bid that cannot be read",
    Act.DECIDE_ROUTE: "Lawful route decided",
    Act.CONSIDER_PROVIDER: "Provider considered",
    Act.SCORE: "Score given",
    Act.FINISH_SCORING: "Scoring finished",
    Act.ASK_TO_STAND_BACK: "Asked to stand back after scores were seen",
    Act.DECIDE_STANDING_BACK: "Decided whether scores of somebody who stands back count",
    Act.RECORD_CONSENSUS: "Agreed score recorded",
    Act.LOCK_QUALITY: "Quality settled",
    Act.READ_PRICES: "Prices read",
    Act.ASK_ABOUT_LOW_PRICE: "Bidder asked about a low price",
    Act.EXPLAIN_LOW_PRICE: "Low price explained",
    Act.DECIDE_LOW_PRICE: "Low price decided on",
    Act.ANNOUNCE_DRAW: "Announced what a lot is drawn by",
    Act.ENTER_DRAWN_VALUE: "Public value of a lot entered",
    Act.DRAW_LOT: "Lot drawn",
    Act.PROPOSE_AWARD: "Award proposed",
    Act.RETURN_PROPOSAL: "Proposal returned",
    Act.APPROVE_AWARD: "Award approved",
    Act.TELL_EVERYBODY: "Everybody told",
    Act.RECORD_STANDSTILL: "End of the standstill recorded",
    Act.MAKE_REPRESENTATION: "Representation made",
    Act.DECIDE_REPRESENTATION: "Representation decided",
    Act.RETURN_TO_ASSESSMENT: "Returned to assessment",
    Act.KEEP_OUTCOME: "Asked to keep the outcome although an objection was upheld",
    Act.DECIDE_KEEPING_OUTCOME: "Decided whether the outcome is kept",
    Act.SET_BID_ASIDE: "Asked to set a bid aside",
    Act.DECIDE_SETTING_ASIDE: "Decided whether a bid is set aside",
    Act.DECIDE_UNREADABLE_BID: "Decided on a bid that could not be read",
    Act.AWARD: "Awarded",
    Act.RECORD_CONTRACT: "Contract recorded",
    Act.CANCEL: "Cancelled",
}
_LABELS = {
    "sha256": "fingerprint", "size": "bytes", "content": "fingerprint of the content",
    "commitment": "salted fingerprint", "documents": "version",
    "public_key": "public key of the tender", "public": "public key", "questions_until": "questions until",
    "invited_no_more": "invited no more", "in_log": "in the log", "received_at": "last byte received",
    "withdrawn_at": "withdrawn", "drawn_at": "drawn", "public_randomness": "public value",
    "tickets_from": "fingerprints that tickets are made from", "entered_by": "entered by", "last_day": "last day",
    "known": "entries known before", "known_hash": "last of them",
}  # fmt: skip
_LEFT_OUT = ("signature", "stage")


@dataclass(frozen=True, kw_only=True)
class LoggedAct:
    """One entry: its number, when, who, what, and the rest as pairs of words."""

    number: int
    at: str
    who: str
    what: str
    about: tuple[tuple[str, str], ...]
    hash: str


def present_log(lines: Iterator[LogLine], names: Mapping[str, str]) -> list[LoggedAct]:
    """Entries for reading. ``names`` says who people of the log are, such as ``person-4``."""
    return [
        LoggedAct(
            number=line.number,
            at=moment_words(line.at),
            who=_who(line.who, names),
            what=act_words(line.act),
            about=tuple(_about(line.as_entry().about, names)),
            hash=line.hash,
        )
        for line in lines
    ]


def has_words(act: str) -> bool:
    """Whether an act is told in words of its own."""
    return act in _SAID


def act_words(act: str) -> str:
    """An act as something that happened."""
    return _SAID.get(act, act.replace("-", " ").capitalize())


def _who(who: str, names: Mapping[str, str]) -> str:
    said = {"clock": "The clock", "bidder": "A bidder", "operator": "Whoever runs the service", "server": "The service"}
    return names.get(who) or said.get(who) or who.replace("-", " ").capitalize()


def _about(about: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in about.items():
        if name in _LEFT_OUT or value is None or value == "":
            continue
        yield _LABELS.get(name, name.replace("_", " ")), _value(name, value, names)


def _value(name: str, value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "role":
        return ROLES[Role(value)][0].lower()
    if name in ("deadline", "questions_until", "received_at", "withdrawn_at", "drawn_at"):
        return moment_words(datetime.fromisoformat(value))
    text = str(value)
    return names.get(text) or (text.replace("-", " ") if name in ("bid", "person", "invited", "procedure") else text)
