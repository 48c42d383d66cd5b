"""What a notice is made of: a tender as it stands at one moment, with nothing in it that tells of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.notices.kind import FORMS, NoticeKind, Section
from worthwhile.exchange.tender import Tender
from worthwhile.kernel.problems import InvalidInput, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation. ``id`` tells it from the others where no register does.

    ``identifiers`` are (scheme, number), the best first. ``small`` and ``social`` are None where nobody said whether it
    is a small or medium-sized enterprise, or a voluntary, community or social enterprise.
    """

    id: str
    name: str
    identifiers: tuple[tuple[str, str], ...] = ()
    small: bool | None = None
    social: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Pounds without VAT and with it; None where it is not stated."""

    net: Decimal | None = None
    gross: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Days on which something begins and ends, both included, and the last day with every extension."""

    start: date | None = None
    end: date | None = None
    end_at_most: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """An outcome as the winner promised it. ``id`` is the outcome's in the tender."""

    id: str
    name: str
    target: Decimal | None = None
    unit: str = ""
    by: date | None = None
    measured_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """An award. A joint bid has several suppliers; ``lots`` is empty where the tender has none.

    Ids are never used again, also where an award is withdrawn and another follows.
    """

    id: str
    suppliers: tuple[Body, ...]
    lots: tuple[str, ...] = ()
    value: Sum = Sum()
    runs: Runs = Runs()
    awarded_on: date | None = None
    outcomes: tuple[Promised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A contract that was signed. ``award`` is the id of its award."""

    id: str
    award: str
    signed_on: date
    value: Sum = Sum()
    runs: Runs = Runs()
    outcomes: tuple[Promised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of an open tender. ``number`` is that of the notice that told it."""

    number: int
    at: datetime
    what: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class TenderRecord:
    """A tender at the moment of one notice. Moments bear a zone.

    ``ocid`` is the same in every notice of a tender, ``number`` counts them from 1, ``tender_id`` is ours. ``address``
    is where everybody reads the notice, ``bids_at`` where one bids, ``publisher`` who runs the service. ``suits_small``
    and ``suits_social`` are None where the buyer does not say whether it suits small enterprises and value-driven
    non-governmental organisations. ``bids`` counts those that stood at the deadline; ``told_at`` is when every bidder
    was told the outcome. ``reason`` says why it ended or an award was withdrawn.
    """

    ocid: str
    number: int
    tender_id: str
    made_at: datetime
    publisher: str
    buyer: Body
    tender: Tender
    procedure: Procedure
    address: str = ""
    bids_at: str = ""
    deadline: datetime | None = None
    questions_until: datetime | None = None
    suits_small: bool | None = None
    suits_social: bool | None = None
    changes: tuple[Change, ...] = ()
    bids: int | None = None
    told_at: datetime | None = None
    standstill_ends_on: date | None = None
    awards: tuple[Awarded, ...] = ()
    contracts: tuple[Signed, ...] = ()
    reason: str = ""

    @property
    def id(self) -> str:
        """The id of the notice: no other in the world has it where the prefix of the ocid is registered."""
        return release_id(self.ocid, self.number)

    @property
    def lots(self) -> tuple[str, ...]:
        """The ids of the lots; of a tender that is not divided the whole is its one lot, as in published notices."""
        return tuple(lot.id for lot in self.tender.lots or ()) or (WHOLE,)


WHOLE = "1"


def release_id(ocid: str, number: int) -> str:
    """The id of a notice of a process by its number."""
    return f"{ocid}-{number}"


def need_what_is_told(record: TenderRecord, kind: NoticeKind) -> None:
    """Raises InvalidInput with everything that this notice tells and the record does not hold."""
    asked = (
        ("reason", FORMS[kind].tender in ("cancelled", "unsuccessful"), record.reason.strip(), "Say why it ended."),
        ("reason", kind is NoticeKind.AWARD_WITHDRAWN, record.reason.strip(), "Say why the award is withdrawn."),
        ("changes", kind is NoticeKind.TENDER_UPDATE, record.changes, "Say what changed."),
        ("awards", _tells_awards(kind), record.awards, "Name at least one award."),
        ("contracts", kind is NoticeKind.CONTRACT, record.contracts, "Name at least one contract."),
    )
    missing = [Problem(field, message) for field, is_asked, held, message in asked if is_asked and not held]
    unknown = {lot for award in record.awards for lot in award.lots} - set(record.lots)
    wrong = [Problem("awards", f"The tender has no lot {lot!r}.") for lot in sorted(unknown)]
    if missing or wrong:
        raise InvalidInput([*missing, *wrong])


def _tells_awards(kind: NoticeKind) -> bool:
    return FORMS[kind].section in (Section.AWARDS, Section.CONTRACTS)
